-- Every clock of every case, judged as of now.
-- one row per: source, complaint_id, clock, cycle
-- derived by: case
-- inputs: clock_limits, clock_pauses, calendar_dues, calendar_segments, calendar_workdays, pausing_statuses, source_traces
-- params: as_of
-- rule: measures.md, Time and Clocks: met: stop <= due; breached: stop > due, or open and as_of > due; unknown where the log cannot tell
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    first_contact, recovery, next_reply, update, resolution, total_resolution, follow_up, promise, escalation_head, escalation_leader, back_office, due, or a statutory clock
--   cycle            BIGINT     1 = first; grows with each reopening, raised severity, message, contact, promise or hand-off that begins another (escalations number the starts of the case that ask for them)
--   started_at       TIMESTAMP  when it began, UTC
--   due_at           TIMESTAMP  first instant at which the limit is used up, UTC; of a clock paused now: if it went on at once
--   stopped_at       TIMESTAMP  when it stopped, UTC; null while it runs
--   stop_event_id    VARCHAR    event that stopped it
--   limit_seconds    BIGINT     limit in seconds of its calendar; where a time or a day is due: seconds on the wall from start to due; empty where it is due before it began
--   working_seconds  BIGINT     seconds that counted until it stopped: calendar's hours without pauses; empty where it did not stop (clock_times: until now)
--   actual_seconds   BIGINT     seconds on the wall until it stopped; empty where it did not (clock_times: until now)
--   paused_seconds   BIGINT     seconds of its calendar that were paused
--   verdict          VARCHAR    met, breached, running, unknown or not_applicable
--   reason           VARCHAR    why it is unknown or not_applicable
--   rule             VARCHAR    name of the limit rule that decided; empty where none did
--   calendar         VARCHAR    calendar it ran on; empty = the clock on the wall
--   team             VARCHAR    team that held the case when it began
--   severity         VARCHAR    severity of the case when it began
--   is_paused        BOOLEAN    paused now
--   start_worked     BIGINT     working seconds of the calendar up to the start
with pauses as (
    select
        source, complaint_id, clock, cycle, cast(sum(paused_seconds) as bigint) as paused_seconds,
        cast(sum(case when moves_due then paused_seconds else 0 end) as bigint) as moving_seconds, max(resumed_at) as last_resumed_at
    from clock_pauses
    group by source, complaint_id, clock, cycle
),

pausable as (
    select distinct rule, clock from pausing_statuses
),

counted as (
    select
        clock_limits.*, coalesce(pauses.paused_seconds, 0) as paused_seconds,
        coalesce(pauses.last_resumed_at = $as_of and clock_limits.stopped_at is null, false) as is_paused,
        clock_limits.limit_seconds + coalesce(pauses.moving_seconds, 0) as due_in,
        clock_limits.start_worked + clock_limits.limit_seconds + coalesce(pauses.moving_seconds, 0) as due_worked,
        pausable.rule is not null and not source_traces.has_statuses as lacks_statuses
    from clock_limits
    inner join source_traces on clock_limits.source = source_traces.source
    left join pauses
        on
            clock_limits.source = pauses.source and clock_limits.complaint_id = pauses.complaint_id
            and clock_limits.clock = pauses.clock and clock_limits.cycle = pauses.cycle
    left join pausable on clock_limits.rule = pausable.rule and clock_limits.clock = pausable.clock
),

dated as (
    select
        counted.*,
        case
            when counted.own_due_at is not null then counted.own_due_at
            when counted.limit_days is not null then calendar_workdays.closes_at
            when counted.calendar = '' then add_secs(counted.started_at, counted.due_in)
            else add_secs(calendar_dues.starts_at, counted.due_worked - calendar_dues.worked_from)
        end as due_at
    from counted
    left join calendar_dues
        on
            counted.calendar = calendar_dues.calendar
            and cast(floor((counted.due_worked - 1) / 3600.0) as bigint) = calendar_dues.bucket
            and counted.due_worked - 1 >= calendar_dues.worked_from and counted.due_worked - 1 < calendar_dues.worked_to
    left join calendar_workdays
        on
            counted.calendar = calendar_workdays.calendar
            and counted.start_workday + counted.limit_days = calendar_workdays.workday_number
),

compared as (
    select
        dated.*, case when dated.calendar = '' then stopped_at <= due_at else secs_between(due_at, stopped_at) <= 0 end as is_in_time,
        $as_of > due_at as is_past_due, moot_at <= due_at as is_moot, rule_name <> '' or own_due_at is not null as is_limited,
        case
            when dated.calendar = '' then secs_between(dated.started_at, dated.stopped_at)
            else worked_by(dated.stopped_at, segments.worked_before, segments.is_open, segments.from_second) - dated.start_worked
        end - dated.paused_seconds as elapsed
    from dated
    left join calendar_segments as segments
        on
            dated.calendar = segments.calendar
            and lies_in(dated.stopped_at, segments.day, segments.from_second, segments.to_second)
),

reasoned as (
    select
        *,
        case
            when is_limited or clock = 'promise' then null when clock = 'due' then 'due_at is empty' else 'no limit is set for it'
        end as no_limit,
        case
            when not is_limited and clock = 'promise' then 'promise_due_at is empty: the promise states no time'
            when started_at is null and own_due_at is null then 'received_at is empty'
            when due_at is null and rule_name <> '' then 'a time lies outside the calendar'
            when stopped_at < started_at and own_due_at is null then 'it ends before it begins'
            when is_in_time then null
            when stopped_at is null and missing is not null then missing
            when unclear_at <= due_at then unclear_reason
            when lacks_statuses and (stopped_at > due_at or is_past_due) then 'the log holds no history of statuses'
        end as unknown_reason
    from compared
),

judged as (
    select
        *,
        case
            when no_limit is not null then 'not_applicable'
            when unknown_reason is not null then 'unknown'
            when is_in_time then 'met'
            when is_moot then 'not_applicable'
            when stopped_at is not null or is_past_due then 'breached'
            else 'running'
        end as verdict
    from reasoned
)

select
    source, complaint_id, clock, cycle, started_at, due_at, stopped_at, stop_event_id,
    coalesce(limit_seconds, case when started_at <= due_at then secs_between(started_at, due_at) end) as limit_seconds,
    case when started_at <= stopped_at then elapsed end as working_seconds,
    case when started_at <= stopped_at then secs_between(started_at, stopped_at) end as actual_seconds,
    paused_seconds, verdict,
    case
        when verdict = 'not_applicable' then coalesce(no_limit, 'the case ended or went on before it was due')
        when verdict = 'unknown' then unknown_reason
    end as reason,
    rule_name as rule, calendar, team, severity, is_paused, start_worked
from judged
