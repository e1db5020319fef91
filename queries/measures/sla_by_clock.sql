-- How each clock stands: met, breached, running, unknown.
-- one row per: clock
-- inputs: clock_times, clock_verdicts, cases, settings_values
-- rule: measures.md, Clocks; a rate is breached / (met + breached), null where nothing was judged
-- columns:
--   clock                   VARCHAR  clock of measures.md
--   cases                   BIGINT   times the clock was to run: case and cycle; met + breached + running + unknown + not_applicable
--   met                     BIGINT   stopped at or before its due time
--   breached                BIGINT   stopped later, or still open and past it
--   running                 BIGINT   open, not yet due
--   unknown                 BIGINT   the log cannot tell
--   not_applicable          BIGINT   the question does not arise: no limit is set, or it ended before it was due
--   breach_share            DOUBLE   breached / (met + breached), 0 to 1
--   complaints              BIGINT   complaints with at least one such clock
--   complaints_without      BIGINT   complaints for which the clock never began
--   at_risk                 BIGINT   running, with more than the set share of the limit used
--   paused                  BIGINT   running, and paused now
--   median_working_seconds  DOUBLE   median of the seconds that counted, of those that stopped
--   p90_working_seconds     DOUBLE   nine in ten stopped within this many seconds that counted
--   median_actual_seconds   DOUBLE   median on the wall, of those that stopped
--   p90_actual_seconds      DOUBLE   nine in ten stopped within this many seconds on the wall
with risk as (
    select coalesce(max(case when name = 'clocks.at_risk' then value end), 0.8) as share from settings_values
),

in_scope as (
    select count(*) as complaints from cases
),

-- Complaints are counted by their first cycle; those few whose clock has none of that number, one by one: to tell all apart costs more than the rest.
numbered as (
    select clock, source, complaint_id, count(*) as cycles from clock_verdicts
    where cycle > 1
    group by clock, source, complaint_id
),

begun_later as (
    select numbered.clock, count(*) as complaints from numbered
    left join clock_verdicts as begun
        on
            numbered.source = begun.source and numbered.complaint_id = begun.complaint_id and numbered.clock = begun.clock
            and begun.cycle = 1
    where begun.clock is null
    group by numbered.clock
),

counted as (
    select
        clock_times.clock, count(*) as cases, count(*) filter (where verdict = 'met') as met,
        count(*) filter (where verdict = 'breached') as breached, count(*) filter (where verdict = 'running') as running,
        count(*) filter (where verdict = 'unknown') as unknown,
        count(*) filter (where verdict = 'not_applicable') as not_applicable,
        count(*) filter (where cycle = 1) as begun_first,
        count(*) filter (where verdict = 'running' and working_seconds > risk.share * limit_seconds) as at_risk,
        count(*) filter (where verdict = 'running' and is_paused) as paused,
        median(working_seconds) filter (where stopped_at is not null) as median_working_seconds,
        percentile_cont(0.9) within group (order by case when stopped_at is not null then working_seconds end) as p90_working_seconds,
        median(actual_seconds) filter (where stopped_at is not null) as median_actual_seconds,
        percentile_cont(0.9) within group (order by case when stopped_at is not null then actual_seconds end) as p90_actual_seconds
    from clock_times
    cross join risk
    group by clock_times.clock
)

select
    counted.clock, counted.cases, counted.met, counted.breached, counted.running, counted.unknown, counted.not_applicable,
    cast(counted.breached as double) / nullif(counted.met + counted.breached, 0) as breach_share,
    counted.begun_first + coalesce(begun_later.complaints, 0) as complaints,
    in_scope.complaints - counted.begun_first - coalesce(begun_later.complaints, 0) as complaints_without, counted.at_risk, counted.paused,
    counted.median_working_seconds, counted.p90_working_seconds, counted.median_actual_seconds, counted.p90_actual_seconds
from counted
cross join in_scope
left join begun_later on counted.clock = begun_later.clock
order by counted.clock
