-- Limits by the week in which the clock began.
-- one row per: clock, week
-- inputs: clock_figures
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
select clock, week, cases, met, breached, running, unknown, not_applicable, breach_share, median_working_seconds
from clock_figures
where spread = 'week' and week is not null
order by clock, week
