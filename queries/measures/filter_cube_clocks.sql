-- The limits by period, team, product, severity and channel: what the report's filter adds up in its table of clocks.
-- one row per: clock, team, product, severity, channel, period
-- inputs: cube_cases, clock_verdicts
-- params: as_of
-- rule: places as in filter_cube; of the period in which the clock began
-- columns:
--   clock           VARCHAR  clock of measures.md
--   team            VARCHAR  team of the case
--   product         VARCHAR  product
--   severity        VARCHAR  severity of the case
--   channel         VARCHAR  channel
--   period          BIGINT   period of 28 days: 0 = the last; 14 = before the last 14, or not known
--   met             BIGINT   stopped at or before its due time
--   breached        BIGINT   stopped later, or still open and past it
--   running         BIGINT   open, not yet due
--   unknown         BIGINT   the log cannot tell
--   not_applicable  BIGINT   the question does not arise
with placed as (
    select
        clock_verdicts.clock, clock_verdicts.verdict, cube_cases.team, cube_cases.product, cube_cases.severity,
        cube_cases.channel, coalesce(least(secs_between(clock_verdicts.started_at, $as_of) // 2419200, 14), 14) as period
    from clock_verdicts
    inner join cube_cases
        on clock_verdicts.source = cube_cases.source and clock_verdicts.complaint_id = cube_cases.complaint_id
)

select
    clock, team, product, severity, channel, period, count(*) filter (where verdict = 'met') as met,
    count(*) filter (where verdict = 'breached') as breached, count(*) filter (where verdict = 'running') as running,
    count(*) filter (where verdict = 'unknown') as unknown, count(*) filter (where verdict = 'not_applicable') as not_applicable
from placed
group by clock, team, product, severity, channel, period
order by clock, team, product, severity, channel, period
