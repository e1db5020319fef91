-- Every clock of every case with its verdict.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_verdicts, clock_holders, cases
-- rule: measures.md, Clocks
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    clock of measures.md
--   cycle            BIGINT     1 = first; grows with each reopening, raised severity, message, contact, promise or hand-off that begins another
--   started_at       TIMESTAMP  when it began, UTC
--   due_at           TIMESTAMP  first instant at which the limit is used up, UTC
--   stopped_at       TIMESTAMP  when it stopped, UTC; empty while it runs
--   limit_seconds    BIGINT     limit in seconds of its calendar
--   working_seconds  BIGINT     seconds that counted until it stopped, or until now
--   actual_seconds   BIGINT     seconds on the wall until it stopped, or until now
--   verdict          VARCHAR    met, breached, running, unknown or not_applicable
--   held_by          VARCHAR    team that held the case when it was breached, when it stopped, or now
--   rule             VARCHAR    limit rule that decided
--   paused_seconds   BIGINT     seconds of its calendar that were paused
--   calendar         VARCHAR    calendar it ran on; empty = the clock on the wall
--   reason           VARCHAR    why it is unknown or not_applicable
--   stop_event_id    VARCHAR    event that stopped it
--   product          VARCHAR    product or service complained of
--   severity         VARCHAR    severity of the case when the clock began
select
    clock_verdicts.source, clock_verdicts.complaint_id, clock_verdicts.clock, clock_verdicts.cycle, clock_verdicts.started_at,
    clock_verdicts.due_at, clock_verdicts.stopped_at, clock_verdicts.limit_seconds, clock_verdicts.working_seconds,
    clock_verdicts.actual_seconds, clock_verdicts.verdict, clock_holders.held_by, clock_verdicts.rule,
    clock_verdicts.paused_seconds, clock_verdicts.calendar, clock_verdicts.reason, clock_verdicts.stop_event_id, cases.product,
    clock_verdicts.severity
from clock_verdicts
inner join cases on clock_verdicts.source = cases.source and clock_verdicts.complaint_id = cases.complaint_id
left join clock_holders
    on
        clock_verdicts.source = clock_holders.source and clock_verdicts.complaint_id = clock_holders.complaint_id
        and clock_verdicts.clock = clock_holders.clock and clock_verdicts.cycle = clock_holders.cycle
order by clock_verdicts.source, clock_verdicts.complaint_id, clock_verdicts.clock, clock_verdicts.cycle
