-- Every clock of every case, judged as of now.
-- one row per: source, complaint_id, clock, cycle
-- inputs: cases
-- rule: measures.md, Clocks
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    first_contact, recovery, next_reply, update, resolution, total_resolution, follow_up, promise, escalation_head, escalation_leader, back_office, due, or a statutory clock
--   cycle            BIGINT     1 = first; reopening, each message, contact, promise and hand-off to the back office begins another
--   started_at       TIMESTAMP  when it began, UTC
--   due_at           TIMESTAMP  first instant at which the limit is used up, UTC; of a clock paused now: if it went on at once
--   stopped_at       TIMESTAMP  when it stopped, UTC; null while it runs
--   stop_event_id    VARCHAR    event that stopped it
--   limit_seconds    BIGINT     limit in seconds of its calendar
--   working_seconds  BIGINT     seconds that counted until it stopped, or until now: calendar's hours without pauses
--   actual_seconds   BIGINT     seconds on the wall until it stopped, or until now
--   paused_seconds   BIGINT     seconds of its calendar that were paused
--   verdict          VARCHAR    met, breached, running, unknown or not_applicable
--   reason           VARCHAR    why it is unknown or not_applicable
--   rule             VARCHAR    name of the limit rule that decided
--   calendar         VARCHAR    calendar it ran on; empty = the clock on the wall
--   team             VARCHAR    team that held the case when it began
--   severity         VARCHAR    severity of the case when it began
select
    source, complaint_id, 'first_contact' as clock, cast(1 as bigint) as cycle, received_at as started_at,
    cast(null as timestamp) as due_at, cast(null as timestamp) as stopped_at, cast(null as varchar) as stop_event_id,
    cast(null as bigint) as limit_seconds, cast(null as bigint) as working_seconds, cast(null as bigint) as actual_seconds,
    cast(null as bigint) as paused_seconds, 'unknown' as verdict, 'not built yet' as reason, '' as rule, '' as calendar,
    team, severity
from cases
where false
