-- Every run of every clock, with what the limit rules ask of its case.
-- one row per: source, complaint_id, clock, cycle
-- inputs: cases, limit_conditions, first_contact_runs, resolution_runs, reply_runs, follow_up_runs, promise_runs, escalation_runs, back_office_runs
-- rule: measures.md, Clocks: limits by severity, tier, product, channel, source; the limit in force at the start judges
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     1 = first; grows with each further start
--   started_at      TIMESTAMP  when it began, UTC
--   stopped_at      TIMESTAMP  when it stopped by now, UTC
--   stop_event_id   VARCHAR    event that stopped it
--   own_due_at      TIMESTAMP  due time that the case itself states
--   moot_at         TIMESTAMP  when the question ceased to arise
--   unclear_at      TIMESTAMP  something that may have stopped it, but the log does not say so
--   unclear_reason  VARCHAR    what the log does not say
--   missing         VARCHAR    why the lack of a stop proves nothing
--   is_raise        BOOLEAN    begun by a change of severity: runs only where its limit is tighter
--   team            VARCHAR    team that held the case when it began
--   severity        VARCHAR    severity when it began
--   profile         VARCHAR    severity, tier, product, issue, channel, source and team, as far as any rule asks for them
with runs as (
    select * from first_contact_runs
    union all
    select * from resolution_runs
    union all
    select * from reply_runs
    union all
    select * from follow_up_runs
    union all
    select * from promise_runs
    union all
    select * from escalation_runs
    union all
    select * from back_office_runs
),

asked as (
    select
        coalesce(max(case when field = 'severity' then 1 end), 0) = 1 as severity,
        coalesce(max(case when field = 'tier' then 1 end), 0) = 1 as tier,
        coalesce(max(case when field = 'product' then 1 end), 0) = 1 as product,
        coalesce(max(case when field = 'issue' then 1 end), 0) = 1 as issue,
        coalesce(max(case when field = 'channel' then 1 end), 0) = 1 as channel,
        coalesce(max(case when field = 'source' then 1 end), 0) = 1 as source,
        coalesce(max(case when field = 'team' then 1 end), 0) = 1 as team,
        count(case when field in ('tier', 'product', 'issue', 'channel', 'source') then 1 end) > 0 as of_case
    from limit_conditions
),

case_profiles as (
    select
        cases.source, cases.complaint_id,
        concat(
            chr(31), case when asked.tier then lower(trim(coalesce(cases.customer_tier, ''))) else '' end,
            chr(31), case when asked.product then lower(trim(coalesce(cases.product, ''))) else '' end,
            chr(31), case when asked.issue then lower(trim(coalesce(cases.issue, ''))) else '' end,
            chr(31), case when asked.channel then lower(trim(coalesce(cases.channel, ''))) else '' end,
            chr(31), case when asked.source then lower(cases.source) else '' end, chr(31)
        ) as profile
    from cases
    cross join asked
    where asked.of_case
)

select
    runs.source, runs.complaint_id, runs.clock, runs.cycle, runs.started_at, runs.stopped_at, runs.stop_event_id,
    runs.own_due_at, runs.moot_at, runs.unclear_at, runs.unclear_reason, runs.missing, runs.is_raise, runs.team,
    runs.severity,
    concat(
        case when asked.severity then lower(coalesce(runs.severity, '')) else '' end,
        coalesce(case_profiles.profile, concat(chr(31), chr(31), chr(31), chr(31), chr(31), chr(31))),
        case when asked.team then lower(coalesce(runs.team, '')) else '' end
    ) as profile
from runs
left join case_profiles on runs.source = case_profiles.source and runs.complaint_id = case_profiles.complaint_id
cross join asked
