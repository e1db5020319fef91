-- Every clock of every case with its verdict.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_times, clock_holders, cases
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
    clock_times.source, clock_times.complaint_id, clock_times.clock, clock_times.cycle, clock_times.started_at,
    clock_times.due_at, clock_times.stopped_at, clock_times.limit_seconds, clock_times.working_seconds,
    clock_times.actual_seconds, clock_times.verdict,
    case when clock_holders.source is null then clock_times.team else clock_holders.held_by end as held_by, clock_times.rule,
    clock_times.paused_seconds, clock_times.calendar, clock_times.reason, clock_times.stop_event_id, cases.product,
    clock_times.severity
from clock_times
inner join cases on clock_times.source = cases.source and clock_times.complaint_id = cases.complaint_id
left join clock_holders
    on
        clock_times.source = clock_holders.source and clock_times.complaint_id = clock_holders.complaint_id
        and clock_times.clock = clock_holders.clock and clock_times.cycle = clock_holders.cycle
order by clock_times.source, clock_times.complaint_id, clock_times.clock, clock_times.cycle
