-- Each case's dimensions in the report's filter, and what it counts for there.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, clock_verdicts, findings, ownership_intervals, settings_values
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   month         DATE     first day of the month of receipt in the project's zone; null = not known
--   team          VARCHAR  team; blank = none named
--   product       VARCHAR  product; blank = none named
--   severity      VARCHAR  severity; blank = none named
--   channel       VARCHAR  channel; blank = none named
--   open          BIGINT   1 where it is open
--   contact_met   BIGINT   first-contact limits met
--   contact_late  BIGINT   first-contact limits breached
--   solved_met    BIGINT   resolution limits met
--   solved_late   BIGINT   resolution limits breached
--   due_met       BIGINT   the export's own due times met
--   due_late      BIGINT   the export's own due times breached
--   limit_unknown BIGINT   limits of these three that the log can't judge
--   breached      BIGINT   limits breached, of all clocks but recovery, which is only reported
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
        count(*) filter (where clock in ('first_contact', 'resolution', 'due') and verdict = 'unknown') as limit_unknown,
        count(*) filter (where clock <> 'recovery' and verdict = 'breached') as breached
    from clock_verdicts
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
)

select
    cases.source, cases.complaint_id, month_of(to_local(cases.received_at, zone.name)) as month,
    coalesce(cases.team, '') as team, coalesce(cases.product, '') as product, coalesce(cases.severity, '') as severity,
    coalesce(cases.channel, '') as channel, cast(case when cases.is_open then 1 else 0 end as bigint) as open,
    coalesce(clocks.contact_met, 0) as contact_met, coalesce(clocks.contact_late, 0) as contact_late,
    coalesce(clocks.solved_met, 0) as solved_met, coalesce(clocks.solved_late, 0) as solved_late,
    coalesce(clocks.due_met, 0) as due_met, coalesce(clocks.due_late, 0) as due_late,
    coalesce(clocks.limit_unknown, 0) as limit_unknown, coalesce(clocks.breached, 0) as breached,
    coalesce(routes.handoffs, 0) as handoffs, coalesce(steps.passed, 0) as passed, coalesce(steps.failed, 0) as failed,
    coalesce(steps.step_unknown, 0) as step_unknown
from cases
cross join zone
left join clocks on cases.source = clocks.source and cases.complaint_id = clocks.complaint_id
left join steps on cases.source = steps.source and cases.complaint_id = steps.complaint_id
left join routes on cases.source = routes.source and cases.complaint_id = routes.complaint_id
