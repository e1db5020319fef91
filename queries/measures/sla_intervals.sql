-- Each clock stretch by stretch: running, paused, or outside working hours.
-- one row per: source, complaint_id, clock, cycle, from_at
-- inputs: clock_verdicts, clock_pauses, calendar_segments
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
    from clock_verdicts
    where actual_seconds > 0 and verdict <> 'not_applicable'
),

cuts as (
    select source, complaint_id, clock, cycle, started_at as cut_at, 0 as pausing, case when calendar = '' then 1 end as opens from spans
    union all
    select
        spans.source, spans.complaint_id, spans.clock, spans.cycle, whole_second(clock_pauses.paused_at) as cut_at,
        1 as pausing, cast(null as integer) as opens
    from spans
    inner join clock_pauses
        on
            spans.source = clock_pauses.source and spans.complaint_id = clock_pauses.complaint_id
            and spans.clock = clock_pauses.clock and spans.cycle = clock_pauses.cycle
    union all
    select
        spans.source, spans.complaint_id, spans.clock, spans.cycle, whole_second(clock_pauses.resumed_at) as cut_at,
        -1 as pausing, cast(null as integer) as opens
    from spans
    inner join clock_pauses
        on
            spans.source = clock_pauses.source and spans.complaint_id = clock_pauses.complaint_id
            and spans.clock = clock_pauses.clock and spans.cycle = clock_pauses.cycle
    union all
    select
        spans.source, spans.complaint_id, spans.clock, spans.cycle,
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
    select source, complaint_id, clock, cycle, cut_at, sum(pausing) as pausing, max(opens) as opens from cuts
    group by source, complaint_id, clock, cycle, cut_at
),

stated as (
    select
        source, complaint_id, clock, cycle, cut_at,
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
    select
        *, lag(state) over (partition by source, complaint_id, clock, cycle order by cut_at) as previous_state
    from stated
),

stretches as (
    select
        changed.source, changed.complaint_id, changed.clock, changed.cycle, changed.cut_at as from_at, changed.state,
        lead(changed.cut_at) over (
            partition by changed.source, changed.complaint_id, changed.clock, changed.cycle order by changed.cut_at
        ) as next_at
    from changed
    where changed.previous_state is null or changed.previous_state <> changed.state
)

select
    stretches.source, stretches.complaint_id, stretches.clock, stretches.cycle, stretches.from_at,
    coalesce(stretches.next_at, spans.ended_at) as to_at, stretches.state,
    secs_between(stretches.from_at, coalesce(stretches.next_at, spans.ended_at)) as seconds
from stretches
inner join spans
    on
        stretches.source = spans.source and stretches.complaint_id = spans.complaint_id and stretches.clock = spans.clock
        and stretches.cycle = spans.cycle
where stretches.from_at < spans.ended_at
order by stretches.source, stretches.complaint_id, stretches.clock, stretches.cycle, stretches.from_at
