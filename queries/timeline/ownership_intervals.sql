-- Which team held each case from when to when, and what it did: consecutive events with the same owning team are one interval.
-- one row per: source, complaint_id, interval_number
-- derived by: case
-- inputs: case_events, cases, case_holders
-- params: as_of
-- rule: measures.md, Hand-offs; an event without a team ends no interval; an action is what a person of the office does after the interval's first event: not an
--   assignment, a receipt, a merge, a reopening or an attachment, and nothing that the customer sends; the last interval runs to as_of while the case is open, else to
--   its last event
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   interval_number  BIGINT     1 = first owner
--   team             VARCHAR    team that held it (name in team_names)
--   office           VARCHAR    front or back; null where the team is not in the map
--   started_at       TIMESTAMP  when the team got the case
--   ended_at         TIMESTAMP  when it passed the case on, or the end of the case's life so far
--   is_last          BOOLEAN    true where the team has not passed it on
--   is_again         BOOLEAN    true where the team held this case before
--   start_event_id   VARCHAR    event that gave the case to the team
--   start_position   BIGINT     place of that event in the case's story
--   next_position    BIGINT     place of the event that ends the interval; null in the last
--   events           BIGINT     events in the interval
--   actions          BIGINT     actions of the owner in it
--   first_action_at  TIMESTAMP  first action of the owner; null = none so far
--   notes            BIGINT     note events in it
--   has_start_note   BOOLEAN    the event that gave the case to the team bears words, or a note was written at the same instant
--   answer_due_at    TIMESTAMP  first answer time promised in it
--   first_answer_at  TIMESTAMP  first answer in it: a contact to the customer or a colleague, a solution, a resolution
with told as (
    select
        case_holders.source, case_holders.complaint_id, case_holders.stretch, case_events.position,
        case_events.at as told_at, case_events.promise_due_at, case_events.kind = 'note' as is_note,
        case_events.at = case_holders.held_from as is_at_start,
        coalesce(
            case_events.position > case_holders.position and not case_events.is_stand_in
            and not coalesce(case_events.is_automatic, false) and coalesce(case_events.direction, '') <> 'in'
            and case_events.kind not in ('received', 'assigned', 'merged', 'reopened', 'attached', 'solution_refused'), false
        ) as is_action,
        case_events.kind in ('contact', 'solution_offered', 'resolved', 'followed_up', 'closed') as is_answer
    from case_holders
    inner join case_events
        on
            case_holders.source = case_events.source and case_holders.complaint_id = case_events.complaint_id
            and case_holders.position <= case_events.position
            and coalesce(case_holders.next_position, 9000000000000000000) > case_events.position
),

done as (
    select
        source, complaint_id, stretch, count(*) as events, count(*) filter (where is_action) as actions,
        min(told_at) filter (where is_action) as first_action_at,
        min(told_at) filter (where is_action and is_answer) as first_answer_at,
        count(*) filter (where is_note) as notes, count(*) filter (where is_note and is_at_start) as start_notes,
        min_by(promise_due_at, position) filter (where promise_due_at is not null) as answer_due_at
    from told
    group by source, complaint_id, stretch
),

-- the first two owners of a case are two teams
held_again as (
    select later.source, later.complaint_id, later.stretch
    from case_holders as later
    inner join case_holders as earlier
        on
            later.source = earlier.source and later.complaint_id = earlier.complaint_id and later.team = earlier.team
            and later.stretch > earlier.stretch
    where later.stretch > 2
    group by later.source, later.complaint_id, later.stretch
)

select
    case_holders.source, case_holders.complaint_id, case_holders.stretch as interval_number, case_holders.team,
    case_holders.office, case_holders.held_from as started_at,
    case
        when case_holders.next_position is not null then case_holders.held_to
        when cases.is_open then $as_of
        else greatest(cases.last_event_at, cases.closed_at, cases.last_resolved_at)
    end as ended_at,
    case_holders.next_position is null as is_last, held_again.stretch is not null as is_again,
    case_holders.from_id as start_event_id, case_holders.position as start_position, case_holders.next_position,
    done.events, done.actions, done.first_action_at, done.notes,
    case_holders.from_text or done.start_notes > 0 as has_start_note, done.answer_due_at, done.first_answer_at
from case_holders
inner join cases on case_holders.source = cases.source and case_holders.complaint_id = cases.complaint_id
inner join done
    on
        case_holders.source = done.source and case_holders.complaint_id = done.complaint_id
        and case_holders.stretch = done.stretch
left join held_again
    on
        case_holders.source = held_again.source and case_holders.complaint_id = held_again.complaint_id
        and case_holders.stretch = held_again.stretch
