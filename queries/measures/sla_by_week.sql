-- Limits by the week in which the clock began.
-- one row per: clock, week
-- inputs: clock_verdicts, settings_values
-- rule: measures.md, Clocks; a rate is breached / (met + breached), null where nothing was judged; weeks begin on Monday in the project's time zone
-- columns:
--   clock                   VARCHAR  clock of measures.md
--   week                    DATE     Monday of the week in which the clock began
--   cases                   BIGINT   times the clock was to run
--   met                     BIGINT   stopped at or before its due time
--   breached                BIGINT   stopped later, or still open and past it
--   running                 BIGINT   open, not yet due
--   unknown                 BIGINT   the log cannot tell
--   not_applicable          BIGINT   the question does not arise
--   breach_share            DOUBLE   breached / (met + breached), 0 to 1
--   median_working_seconds  DOUBLE   median of the seconds that counted, of those that stopped
with zone as (
    select coalesce(max(case when name = 'project.timezone' then word end), 'UTC') as timezone from settings_values
),

dated as (
    select
        clock_verdicts.clock, week_of(to_local(clock_verdicts.started_at, zone.timezone)) as week, clock_verdicts.verdict,
        case when clock_verdicts.stopped_at is not null then clock_verdicts.working_seconds end as stopped_seconds
    from clock_verdicts
    cross join zone
    where clock_verdicts.started_at is not null
),

counted as (
    select
        clock, week, count(*) as cases, count(*) filter (where verdict = 'met') as met,
        count(*) filter (where verdict = 'breached') as breached, count(*) filter (where verdict = 'running') as running,
        count(*) filter (where verdict = 'unknown') as unknown,
        count(*) filter (where verdict = 'not_applicable') as not_applicable, median(stopped_seconds) as median_working_seconds
    from dated
    group by clock, week
)

select
    clock, week, cases, met, breached, running, unknown, not_applicable,
    cast(breached as double) / nullif(met + breached, 0) as breach_share, median_working_seconds
from counted
order by clock, week
