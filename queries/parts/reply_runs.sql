-- Clocks of every customer message and every progress update, before they meet their limit.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_events, case_cycles, source_traces, limits
-- rule: measures.md, Clocks: next reply runs from the oldest unanswered message, update from each contact while the case is open; the end of the case before the due time makes either moot
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     1 = the first of the clock in the case, and so on
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
with asked as (
    -- joined, so that without such limits no contact is read
    select max(clock) as clock from limits
    where clock in ('next_reply', 'update')
    having count(*) > 0
),

answers as (
    select clock_events.source, clock_events.complaint_id, clock_events.contacts_before, clock_events.at, clock_events.event_id
    from clock_events
    cross join asked
    where clock_events.is_contact
),

unanswered as (
    select
        source, complaint_id, cycle, contacts_before, min("at") as started_at, min(place) as place,
        min_by(team, place) filter (where team is not null) as team,
        min_by(severity, place) filter (where severity is not null) as severity
    from clock_events
    where
        is_message and not is_ended
        and exists (
            select 1 from limits
            where limits.clock = 'next_reply'
        )
    group by source, complaint_id, cycle, contacts_before
),

begun as (
    select source, complaint_id, 'next_reply' as clock, cycle, started_at, place, contacts_before as answered_by, team, severity
    from unanswered
    union all
    select
        source, complaint_id, 'update' as clock, cycle, "at" as started_at, place, contacts_before + 1 as answered_by, team, severity
    from clock_events
    where
        is_contact and not is_ended and kind <> 'resolved'
        and exists (
            select 1 from limits
            where limits.clock = 'update'
        )
),

-- contacts before the answer that may have been the answer
doubts as (
    select begun.source, begun.complaint_id, begun.clock, begun.place, min(clock_events.at) as unclear_at
    from begun
    inner join clock_events
        on
            begun.source = clock_events.source and begun.complaint_id = clock_events.complaint_id
            and begun.answered_by = clock_events.contacts_before and begun.place < clock_events.place
    where clock_events.is_unclear
    group by begun.source, begun.complaint_id, begun.clock, begun.place
)

select
    begun.source, begun.complaint_id, begun.clock, 
    row_number() over (partition by begun.source, begun.complaint_id, begun.clock order by begun.place) as cycle, begun.started_at, answers.at as stopped_at,
    answers.event_id as stop_event_id, cast(null as timestamp) as own_due_at,
    case when case_cycles.ended_at >= begun.started_at then case_cycles.ended_at end as moot_at,
    doubts.unclear_at, case when doubts.unclear_at is not null then 'a contact does not say who made it (direction)' end as unclear_reason,
    case
        when not source_traces.has_contacts then 'the log holds no contact by a person'
        when not source_traces.has_ends then 'the log states no end of any case'
    end as missing,
    false as is_raise, begun.team, begun.severity
from begun
inner join source_traces on begun.source = source_traces.source
left join case_cycles
    on begun.source = case_cycles.source and begun.complaint_id = case_cycles.complaint_id and begun.cycle = case_cycles.cycle
left join answers
    on
        begun.source = answers.source and begun.complaint_id = answers.complaint_id
        and begun.answered_by = answers.contacts_before
left join doubts
    on
        begun.source = doubts.source and begun.complaint_id = doubts.complaint_id
        and begun.clock = doubts.clock and begun.place = doubts.place
