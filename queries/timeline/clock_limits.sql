-- Every run of every clock with the limit that judges it.
-- one row per: source, complaint_id, clock, cycle
-- derived by: case
-- inputs: clock_runs, clock_starts, limit_matches, limits, calendar_segments
-- rule: measures.md, Clocks: the match is recorded; a clock that repeats runs only where a limit is set; a raised severity starts a clock where
--   no clock that began earlier in the same cycle of the case is as tight (of escalations: no earlier one at all)
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    clock of measures.md
--   cycle            BIGINT     1 = first; grows with each further start
--   started_at       TIMESTAMP  when it began, UTC
--   stopped_at       TIMESTAMP  when it stopped by now, UTC
--   stop_event_id    VARCHAR    event that stopped it
--   own_due_at       TIMESTAMP  due time that the case itself states
--   moot_at          TIMESTAMP  when the question ceased to arise
--   unclear_at       TIMESTAMP  something that may have stopped it, but the log does not say so
--   unclear_reason   VARCHAR    what the log does not say
--   missing          VARCHAR    why the lack of a stop proves nothing
--   team             VARCHAR    team that held the case when it began
--   severity         VARCHAR    severity when it began
--   rule             BIGINT     rule of table limits
--   rule_name        VARCHAR    its name; empty where no rule sets a limit
--   calendar         VARCHAR    calendar that it runs on; empty = the clock on the wall
--   limit_seconds    BIGINT     limit in seconds of that calendar
--   limit_days       BIGINT     limit in working days
--   start_worked     BIGINT     working seconds of the calendar up to the start
--   start_workday    BIGINT     working days of the calendar up to and with that of the start
with matched as (
    select
        clock_runs.*, limit_matches.rule, coalesce(limits.name, '') as rule_name, coalesce(limits.calendar, '') as calendar,
        limits.limit_seconds, limits.limit_days
    from clock_runs
    inner join limit_matches on clock_runs.profile = limit_matches.profile
    left join limits
        on limit_matches.rule = limits.rule and clock_runs.clock = limits.clock and clock_runs.own_due_at is null
    where
        limits.rule is not null or clock_runs.own_due_at is not null or clock_runs.clock = 'promise'
        or (
            not clock_runs.is_raise
            and clock_runs.clock not in ('next_reply', 'update', 'follow_up', 'recovery', 'back_office')
            and not (clock_runs.clock like 'escalation%' and clock_runs.cycle > 1)
        )
),

looser_raises as (
    select raised.source, raised.complaint_id, raised.clock, raised.cycle
    from matched as raised
    inner join matched as earlier
        on
            raised.source = earlier.source and raised.complaint_id = earlier.complaint_id and raised.clock = earlier.clock
            and raised.cycle > earlier.cycle
    inner join clock_starts as raises
        on raised.source = raises.source and raised.complaint_id = raises.complaint_id and raised.cycle = raises.start_number
    inner join clock_starts as starts
        on earlier.source = starts.source and earlier.complaint_id = starts.complaint_id and earlier.cycle = starts.start_number
    where
        raised.is_raise and raises.is_raise and (raises.cycle = starts.cycle or raised.clock like 'escalation%')
        and (
            coalesce(earlier.limit_seconds, earlier.limit_days * 28800)
            <= coalesce(raised.limit_seconds, raised.limit_days * 28800)
        )
    group by raised.source, raised.complaint_id, raised.clock, raised.cycle
)

select
    matched.source, matched.complaint_id, matched.clock, matched.cycle, matched.started_at, matched.stopped_at,
    matched.stop_event_id, matched.own_due_at, matched.moot_at, matched.unclear_at, matched.unclear_reason, matched.missing,
    matched.team, matched.severity, matched.rule, matched.rule_name, matched.calendar, matched.limit_seconds,
    matched.limit_days,
    worked_by(matched.started_at, start_segments.worked_before, start_segments.is_open, start_segments.from_second) as start_worked,
    start_segments.workday_number as start_workday
from matched
left join looser_raises
    on
        matched.source = looser_raises.source and matched.complaint_id = looser_raises.complaint_id
        and matched.clock = looser_raises.clock and matched.cycle = looser_raises.cycle
left join calendar_segments as start_segments
    on
        matched.calendar = start_segments.calendar
        and lies_in(matched.started_at, start_segments.day, start_segments.from_second, start_segments.to_second)
where looser_raises.clock is null
