-- Escalation clocks, from receipt or a change of severity to the telling of those who must know.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_starts, clock_events, source_traces, limits
-- rule: measures.md, Clocks: department head and leader each told in time, from receipt or from when the severity rose; told before that is told in time
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     place of its start among the starts of the case
--   started_at      TIMESTAMP  when it began, UTC
--   stopped_at      TIMESTAMP  when it stopped by now, UTC
--   stop_event_id   VARCHAR    event that stopped it
--   own_due_at      TIMESTAMP  due time that the case itself states
--   moot_at         TIMESTAMP  when the question ceased to arise
--   unclear_at      TIMESTAMP  something that may have stopped it, but the log does not say so
--   unclear_reason  VARCHAR    what the log does not say
--   missing         VARCHAR    why the lack of a stop proves nothing
--   is_raise        BOOLEAN    begun by a change of severity: runs only where its limit is tighter
--   team            VARCHAR    team that held the case when it began
--   severity        VARCHAR    severity when it began
with wanted as (
    select 'escalation_head' as clock, 'department_head' as told_to
    union all
    select 'escalation_leader' as clock, 'leader' as told_to
),

escalations as (
    select
        clock_events.source, clock_events.complaint_id, wanted.clock,
        min(clock_events.at) filter (where clock_events.escalated_to = wanted.told_to) as told_at,
        min_by(clock_events.event_id, clock_events.place) filter (where clock_events.escalated_to = wanted.told_to) as told_id,
        min(clock_events.at) filter (
            where coalesce(clock_events.escalated_to, '') not in ('department_head', 'leader')
        ) as unclear_at
    from clock_events
    cross join wanted
    where clock_events.kind = 'escalated'
    group by clock_events.source, clock_events.complaint_id, wanted.clock
)

select
    clock_starts.source, clock_starts.complaint_id, wanted.clock, clock_starts.start_number as cycle, clock_starts.started_at,
    case when escalations.told_at < clock_starts.started_at then clock_starts.started_at else escalations.told_at end as stopped_at,
    escalations.told_id as stop_event_id, cast(null as timestamp) as own_due_at, cast(null as timestamp) as moot_at,
    escalations.unclear_at, case when escalations.unclear_at is not null then 'an escalation does not say who was told' end as unclear_reason,
    case when not source_traces.has_escalations then 'the log holds no escalation' end as missing,
    clock_starts.is_raise, clock_starts.team, clock_starts.severity
from clock_starts
inner join source_traces on clock_starts.source = source_traces.source
cross join wanted
left join escalations
    on
        clock_starts.source = escalations.source and clock_starts.complaint_id = escalations.complaint_id
        and wanted.clock = escalations.clock
where
    (clock_starts.start_number = 1 or clock_starts.is_raise)
    and exists (
        select 1 from limits
        where limits.clock = wanted.clock
    )
