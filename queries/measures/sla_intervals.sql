-- Each clock stretch by stretch: running, paused, or outside working hours.
-- one row per: source, complaint_id, clock, cycle, from_at
-- inputs: clock_times, clock_pauses, calendar_segments
-- params: as_of
-- rule: measures.md, Time; the stretches of a clock sum to its actual seconds, the running ones to its working seconds
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   clock         VARCHAR    clock of measures.md
--   cycle         BIGINT     its cycle
--   from_at       TIMESTAMP  when the stretch begins, UTC
--   to_at         TIMESTAMP  when it ends: the next one, the stop, or now
--   state         VARCHAR    running, paused, or outside hours
--   seconds       BIGINT     its length on the wall
with spans as (
    select
        source, complaint_id, clock, cycle, calendar, whole_second(started_at) as started_at,
        whole_second(coalesce(stopped_at, $as_of)) as ended_at
    from clock_times
    where actual_seconds > 0 and verdict <> 'not_applicable'
),

turns as (
    select paused_at as cut_at, 1 as pausing, source, complaint_id, clock, cycle from clock_pauses
    union all
    select resumed_at as cut_at, -1 as pausing, source, complaint_id, clock, cycle from clock_pauses
),

cuts as (
    select
        source, complaint_id, clock, cycle, ended_at, started_at as cut_at, 0 as pausing,
        case when calendar = '' then 1 end as opens
    from spans
    union all
    select
        spans.source, spans.complaint_id, spans.clock, spans.cycle, spans.ended_at, whole_second(turns.cut_at) as cut_at,
        turns.pausing, cast(null as integer) as opens
    from spans
    inner join turns
        on
            spans.source = turns.source and spans.complaint_id = turns.complaint_id and spans.clock = turns.clock
            and spans.cycle = turns.cycle
    union all
    select
        spans.source, spans.complaint_id, spans.clock, spans.cycle, spans.ended_at,
        greatest(spans.started_at, add_secs(cast(calendar_segments.day as timestamp), calendar_segments.from_second)) as cut_at,
        0 as pausing, case when calendar_segments.is_open then 1 else 0 end as opens
    from spans
    inner join calendar_segments
        on
            spans.calendar = calendar_segments.calendar and calendar_segments.day >= day_of(spans.started_at)
            and calendar_segments.day <= day_of(spans.ended_at)
    where
        add_secs(cast(calendar_segments.day as timestamp), calendar_segments.to_second) > spans.started_at
        and add_secs(cast(calendar_segments.day as timestamp), calendar_segments.from_second) < spans.ended_at
),

instants as (
    select source, complaint_id, clock, cycle, ended_at, cut_at, sum(pausing) as pausing, max(opens) as opens from cuts
    group by source, complaint_id, clock, cycle, ended_at, cut_at
),

stated as (
    select
        source, complaint_id, clock, cycle, ended_at, cut_at,
        case
            when sum(pausing) over so_far > 0 then 'paused'
            when last_value(opens ignore nulls) over so_far = 1 then 'running'
            else 'outside hours'
        end as state
    from instants
    window so_far as (
        partition by source, complaint_id, clock, cycle order by cut_at rows between unbounded preceding and current row
    )
),

changed as (
    select *, lag(state) over (partition by source, complaint_id, clock, cycle order by cut_at) as previous_state from stated
),

stretches as (
    select
        source, complaint_id, clock, cycle, ended_at, cut_at as from_at, state,
        coalesce(lead(cut_at) over (partition by source, complaint_id, clock, cycle order by cut_at), ended_at) as to_at
    from changed
    where previous_state is null or previous_state <> state
)

select source, complaint_id, clock, cycle, from_at, to_at, state, secs_between(from_at, to_at) as seconds from stretches
where from_at < ended_at
order by source, complaint_id, clock, cycle, from_at
