-- Limits by channel.
-- one row per: clock, channel
-- inputs: clock_figures
-- rule: measures.md, Clocks; a rate is breached / (met + breached), null where nothing was judged
-- columns:
--   clock                   VARCHAR  clock of measures.md
--   channel                 VARCHAR  how the complaint came in; empty = not stated
--   cases                   BIGINT   times the clock was to run; met + breached + running + unknown + not_applicable
--   met                     BIGINT   stopped at or before its due time
--   breached                BIGINT   stopped later, or still open and past it
--   running                 BIGINT   open, not yet due
--   unknown                 BIGINT   the log cannot tell
--   not_applicable          BIGINT   the question does not arise
--   breach_share            DOUBLE   breached / (met + breached), 0 to 1
--   median_working_seconds  DOUBLE   median of the seconds that counted, of those that stopped
--   late_seconds            BIGINT   seconds beyond the limit, all breached clocks together
select
    clock, name as channel, cases, met, breached, running, unknown, not_applicable, breach_share, median_working_seconds, late_seconds
from clock_figures
where spread = 'channel'
order by clock, channel nulls last
