-- Pauses of each clock: time in a status that its rule lists as pausing.
-- one row per: source, complaint_id, clock, cycle, paused_at
-- derived by: case
-- inputs: clock_limits, case_events, pausing_statuses, calendar_segments
-- params: as_of
-- rule: measures.md, Time: pauses count within the calendar's windows only; a pause that begins when the limit is used up no longer moves the due time
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     its cycle
--   paused_at       TIMESTAMP  when the pause began, UTC
--   resumed_at      TIMESTAMP  when it ended, or the clock stopped, or now
--   status          VARCHAR    status that paused it
--   actor           VARCHAR    person who set the status
--   team            VARCHAR    team of that event
--   paused_seconds  BIGINT     seconds of the clock's calendar that were paused
--   left_seconds    BIGINT     seconds of the limit that were left when it began
--   moves_due       BOOLEAN    began before the limit was used up
with pausing as (
    select statuses.status, pausing_statuses.rule, pausing_statuses.clock
    from (select distinct status from case_events) as statuses
    inner join pausing_statuses on lower(trim(statuses.status)) like pausing_statuses.pattern escape '!'
    where trim(statuses.status) <> ''
    group by statuses.status, pausing_statuses.rule, pausing_statuses.clock
),

paused_cases as (
    select distinct case_events.source, case_events.complaint_id
    from case_events
    inner join (select distinct status from pausing) as stopping on case_events.status = stopping.status
),

stated as (
    select
        case_events.source, case_events.complaint_id, case_events.at as since, case_events.status, case_events.actor, case_events.team,
        lead(case_events.at) over (
            partition by case_events.source, case_events.complaint_id order by case_events.position
        ) as until
    from case_events
    inner join paused_cases
        on case_events.source = paused_cases.source and case_events.complaint_id = paused_cases.complaint_id
    where trim(case_events.status) <> ''
),

overlapping as (
    select
        clock_limits.*, trim(stated.status) as status, stated.actor, stated.team as pausing_team,
        greatest(stated.since, clock_limits.started_at) as paused_at,
        least(coalesce(stated.until, $as_of), coalesce(clock_limits.stopped_at, $as_of)) as resumed_at
    from stated
    inner join pausing on stated.status = pausing.status
    inner join clock_limits
        on
            stated.source = clock_limits.source and stated.complaint_id = clock_limits.complaint_id
            and pausing.rule = clock_limits.rule and pausing.clock = clock_limits.clock
    where
        clock_limits.limit_seconds is not null and clock_limits.started_at < coalesce(clock_limits.stopped_at, $as_of)
        and stated.since < coalesce(clock_limits.stopped_at, $as_of)
        and coalesce(stated.until, $as_of) > clock_limits.started_at and coalesce(stated.until, $as_of) > stated.since
),

measured as (
    select
        overlapping.*,
        case
            when overlapping.calendar = '' then secs_between(overlapping.started_at, overlapping.paused_at)
            else
                worked_by(overlapping.paused_at, pause_segments.worked_before, pause_segments.is_open, pause_segments.from_second)
                - overlapping.start_worked
        end as used_before,
        case
            when overlapping.calendar = '' then secs_between(overlapping.started_at, overlapping.resumed_at)
            else
                worked_by(overlapping.resumed_at, resume_segments.worked_before, resume_segments.is_open, resume_segments.from_second)
                - overlapping.start_worked
        end as used_after
    from overlapping
    left join calendar_segments as pause_segments
        on
            overlapping.calendar = pause_segments.calendar
            and lies_in(overlapping.paused_at, pause_segments.day, pause_segments.from_second, pause_segments.to_second)
    left join calendar_segments as resume_segments
        on
            overlapping.calendar = resume_segments.calendar
            and lies_in(overlapping.resumed_at, resume_segments.day, resume_segments.from_second, resume_segments.to_second)
),

left_over as (
    select
        *,
        cast(limit_seconds - used_before + coalesce(
            sum(used_after - used_before) over (
                partition by source, complaint_id, clock, cycle order by paused_at
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as bigint) as left_seconds
    from measured
)

select
    source, complaint_id, clock, cycle, paused_at, resumed_at, status, actor, pausing_team as team,
    used_after - used_before as paused_seconds, left_seconds, left_seconds > 0 as moves_due
from left_over
