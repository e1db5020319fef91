-- Each case's place in the report's filter: its dimensions with rare values folded into one, and what it counts for.
-- one row per: source, complaint_id
-- inputs: cases, clock_verdicts, findings, ownership_intervals, settings_values
-- params: as_of
-- rule: at most 8 teams and products, 4 severities and channels, by cases; the rest is folded into `…`; 12 months up to as_of, older cases in one; an empty value is blank
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   month         VARCHAR  month received in the project's zone as YYYY-MM; blank = older than 12 months or not known
--   team          VARCHAR  team
--   product       VARCHAR  product
--   severity      VARCHAR  severity
--   channel       VARCHAR  channel
--   open          BIGINT   1 where it is open
--   contact_met   BIGINT   first-contact limits met
--   contact_late  BIGINT   first-contact limits breached
--   solved_met    BIGINT   resolution limits met
--   solved_late   BIGINT   resolution limits breached
--   due_met       BIGINT   the export's own due times met
--   due_late      BIGINT   the export's own due times breached
--   limit_unknown BIGINT   limits of these three that the log can't judge
--   handoffs      BIGINT   hand-offs
--   passed        BIGINT   3W4R8F steps passed
--   failed        BIGINT   3W4R8F steps failed
--   step_unknown  BIGINT   3W4R8F steps that the log can't tell
with clocks as (
    select
        source, complaint_id,
        count(*) filter (where clock = 'first_contact' and verdict = 'met') as contact_met,
        count(*) filter (where clock = 'first_contact' and verdict = 'breached') as contact_late,
        count(*) filter (where clock = 'resolution' and verdict = 'met') as solved_met,
        count(*) filter (where clock = 'resolution' and verdict = 'breached') as solved_late,
        count(*) filter (where clock = 'due' and verdict = 'met') as due_met,
        count(*) filter (where clock = 'due' and verdict = 'breached') as due_late,
        count(*) filter (where verdict = 'unknown') as limit_unknown
    from clock_verdicts
    where clock in ('first_contact', 'resolution', 'due')
    group by source, complaint_id
),

steps as (
    select
        source, complaint_id, count(*) filter (where verdict = 'pass') as passed,
        count(*) filter (where verdict = 'fail') as failed, count(*) filter (where verdict = 'unknown') as step_unknown
    from findings
    where re_has(code, '^[WRF][0-9]$')
    group by source, complaint_id
),

routes as (
    select source, complaint_id, count(*) - 1 as handoffs from ownership_intervals
    group by source, complaint_id
),

zone as (
    select coalesce(max(word), 'UTC') as name from settings_values
    where name = 'project.timezone'
),

placed as (
    select
        cases.source, cases.complaint_id, coalesce(cases.team, '') as team, coalesce(cases.product, '') as product,
        coalesce(cases.severity, '') as severity, coalesce(cases.channel, '') as channel,
        month_of(to_local(cases.received_at, zone.name)) as month, month_of(to_local($as_of, zone.name)) as last_month,
        cases.is_open
    from cases
    cross join zone
),

values_counted as (
    select 'team' as dimension, team as word, count(*) as cases from placed group by team
    union all
    select 'product' as dimension, product as word, count(*) as cases from placed group by product
    union all
    select 'severity' as dimension, severity as word, count(*) as cases from placed group by severity
    union all
    select 'channel' as dimension, channel as word, count(*) as cases from placed group by channel
),

kept as (
    select dimension, word from values_counted
    qualify
        row_number() over (partition by dimension order by cases desc, word asc)
        <= case when dimension in ('team', 'product') then 8 else 4 end
)

select
    placed.source, placed.complaint_id,
    case
        when placed.month > add_days(placed.last_month, -360)
            then cast(year(placed.month) as varchar) || '-' || right('0' || cast(month(placed.month) as varchar), 2)
        else ''
    end as month,
    case when kept_team.word is null then '…' else placed.team end as team,
    case when kept_product.word is null then '…' else placed.product end as product,
    case when kept_severity.word is null then '…' else placed.severity end as severity,
    case when kept_channel.word is null then '…' else placed.channel end as channel,
    cast(case when placed.is_open then 1 else 0 end as bigint) as open,
    coalesce(clocks.contact_met, 0) as contact_met, coalesce(clocks.contact_late, 0) as contact_late,
    coalesce(clocks.solved_met, 0) as solved_met, coalesce(clocks.solved_late, 0) as solved_late,
    coalesce(clocks.due_met, 0) as due_met, coalesce(clocks.due_late, 0) as due_late,
    coalesce(clocks.limit_unknown, 0) as limit_unknown, coalesce(routes.handoffs, 0) as handoffs,
    coalesce(steps.passed, 0) as passed, coalesce(steps.failed, 0) as failed,
    coalesce(steps.step_unknown, 0) as step_unknown
from placed
left join clocks on placed.source = clocks.source and placed.complaint_id = clocks.complaint_id
left join steps on placed.source = steps.source and placed.complaint_id = steps.complaint_id
left join routes on placed.source = routes.source and placed.complaint_id = routes.complaint_id
left join kept as kept_team on kept_team.dimension = 'team' and placed.team = kept_team.word
left join kept as kept_product on kept_product.dimension = 'product' and placed.product = kept_product.word
left join kept as kept_severity on kept_severity.dimension = 'severity' and placed.severity = kept_severity.word
left join kept as kept_channel on kept_channel.dimension = 'channel' and placed.channel = kept_channel.word
