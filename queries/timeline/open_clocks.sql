-- Clocks that run now, and how much of their limit is left.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_times, clock_holders, calendars_now, calendar_segments, settings_values
-- params: as_of
-- rule: measures.md, Time: at risk: open, and more than a set share of the limit is used
-- columns:
--   source                VARCHAR    name of the source in the settings
--   complaint_id          VARCHAR    the case
--   clock                 VARCHAR    clock that runs
--   cycle                 BIGINT     its cycle
--   due_at                TIMESTAMP  when it is breached, UTC; of a paused clock: if it went on at once
--   working_seconds_left  BIGINT     seconds of the clock's calendar that are left
--   due_within            VARCHAR    4 h, 8 h, 24 h or later, in hours of its calendar
--   is_at_risk            BOOLEAN    more than the set share of the limit is used
--   is_paused             BOOLEAN    paused now
--   used_share            DOUBLE     share of the limit that is used, 0 to 1
--   severity              VARCHAR    severity of the case when the clock began
--   team                  VARCHAR    team that holds the case now; null = unassigned
with risk as (
    select coalesce(max(case when name = 'clocks.at_risk' then value end), 0.8) as share from settings_values
),

left_over as (
    select
        clock_times.*,
        case
            when clock_times.calendar = '' then secs_between($as_of, clock_times.due_at)
            else
                worked_by(clock_times.due_at, due_segments.worked_before, due_segments.is_open, due_segments.from_second)
                - calendars_now.worked
        end as seconds_left
    from clock_times
    left join calendar_segments as due_segments
        on
            clock_times.calendar = due_segments.calendar
            and lies_in(clock_times.due_at, due_segments.day, due_segments.from_second, due_segments.to_second)
    left join calendars_now on clock_times.calendar = calendars_now.calendar
    where clock_times.verdict = 'running'
)

select
    left_over.source, left_over.complaint_id, left_over.clock, left_over.cycle, left_over.due_at,
    left_over.seconds_left as working_seconds_left,
    case
        when left_over.seconds_left <= 14400 then '4 h'
        when left_over.seconds_left <= 28800 then '8 h'
        when left_over.seconds_left <= 86400 then '24 h'
        else 'later'
    end as due_within,
    left_over.working_seconds > risk.share * left_over.limit_seconds as is_at_risk, left_over.is_paused,
    cast(left_over.working_seconds as double) / nullif(left_over.limit_seconds, 0) as used_share, left_over.severity,
    case when clock_holders.source is null then left_over.team else clock_holders.held_by end as team
from left_over
cross join risk
left join clock_holders
    on
        left_over.source = clock_holders.source and left_over.complaint_id = clock_holders.complaint_id
        and left_over.clock = clock_holders.clock and left_over.cycle = clock_holders.cycle
