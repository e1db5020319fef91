-- Limits by the person who owns the case.
-- one row per: clock, owner
-- inputs: clock_verdicts, cases
-- rule: measures.md, Clocks; a rate is breached / (met + breached), null where nothing was judged
-- columns:
--   clock                   VARCHAR  clock of measures.md
--   owner                   VARCHAR  person who owns the case; empty = not stated
--   cases                   BIGINT   times the clock was to run; met + breached + running + unknown + not_applicable
--   met                     BIGINT   stopped at or before its due time
--   breached                BIGINT   stopped later, or still open and past it
--   running                 BIGINT   open, not yet due
--   unknown                 BIGINT   the log cannot tell
--   not_applicable          BIGINT   the question does not arise
--   breach_share            DOUBLE   breached / (met + breached), 0 to 1
--   median_working_seconds  DOUBLE   median of the seconds that counted, of those that stopped
--   late_seconds            BIGINT   seconds beyond the limit, all breached clocks together
with judged as (
    select
        clock_verdicts.clock, cases.owner, clock_verdicts.verdict, clock_verdicts.limit_seconds,
        clock_verdicts.working_seconds,
        case when clock_verdicts.stopped_at is not null then clock_verdicts.working_seconds end as stopped_seconds
    from clock_verdicts
    inner join cases on clock_verdicts.source = cases.source and clock_verdicts.complaint_id = cases.complaint_id
),

counted as (
    select
        clock, owner, count(*) as cases, count(*) filter (where verdict = 'met') as met,
        count(*) filter (where verdict = 'breached') as breached, count(*) filter (where verdict = 'running') as running,
        count(*) filter (where verdict = 'unknown') as unknown,
        count(*) filter (where verdict = 'not_applicable') as not_applicable, median(stopped_seconds) as median_working_seconds,
        cast(sum(case when verdict = 'breached' then working_seconds - limit_seconds end) as bigint) as late_seconds
    from judged
    group by clock, owner
)

select
    clock, owner, cases, met, breached, running, unknown, not_applicable,
    cast(breached as double) / nullif(met + breached, 0) as breach_share, median_working_seconds, late_seconds
from counted
order by clock, owner nulls last
