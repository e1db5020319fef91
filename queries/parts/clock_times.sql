-- Every clock as judged, with the time that counted: until it stopped, or until now where it goes on.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_verdicts, calendars_now
-- params: as_of
-- rule: measures.md, Time: elapsed time of a clock that was never stopped goes on; it is not stored, so that such a clock stands still once its case does
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    clock of measures.md
--   cycle            BIGINT     its cycle
--   started_at       TIMESTAMP  when it began, UTC
--   due_at           TIMESTAMP  first instant at which the limit is used up, UTC
--   stopped_at       TIMESTAMP  when it stopped, UTC; null while it runs
--   stop_event_id    VARCHAR    event that stopped it
--   limit_seconds    BIGINT     limit in seconds of its calendar
--   working_seconds  BIGINT     seconds that counted until it stopped, or until now; empty where it neither runs nor stopped
--   actual_seconds   BIGINT     seconds on the wall until it stopped, or until now; empty where it neither runs nor stopped
--   paused_seconds   BIGINT     seconds of its calendar that were paused
--   verdict          VARCHAR    met, breached, running, unknown or not_applicable
--   reason           VARCHAR    why it is unknown or not_applicable
--   rule             VARCHAR    name of the limit rule that decided; empty where none did
--   calendar         VARCHAR    calendar it ran on; empty = the clock on the wall
--   team             VARCHAR    team that held the case when it began
--   severity         VARCHAR    severity of the case when it began
--   is_paused        BOOLEAN    paused now
with timed as (
    select
        clock_verdicts.*,
        clock_verdicts.stopped_at is null and clock_verdicts.verdict in ('running', 'breached') and clock_verdicts.started_at <= $as_of
            as goes_on,
        secs_between(clock_verdicts.started_at, $as_of) as seconds_by_now,
        calendars_now.worked - clock_verdicts.start_worked as worked_by_now
    from clock_verdicts
    left join calendars_now on clock_verdicts.calendar = calendars_now.calendar
)

select
    source, complaint_id, clock, cycle, started_at, due_at, stopped_at, stop_event_id, limit_seconds,
    coalesce(
        working_seconds, case when goes_on then case when calendar = '' then seconds_by_now else worked_by_now end - paused_seconds end
    ) as working_seconds,
    coalesce(actual_seconds, case when goes_on then seconds_by_now end) as actual_seconds,
    paused_seconds, verdict, reason, rule, calendar, team, severity, is_paused
from timed
