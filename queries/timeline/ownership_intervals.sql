-- Which team held each case from when to when, and what it did: consecutive events with the same owning team are one interval.
-- one row per: source, complaint_id, interval_number
-- derived by: case
-- inputs: case_events, cases, team_names
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
with owned as (
    select
        case_events.source, case_events.complaint_id, case_events.position, case_events.event_id, case_events.at,
        coalesce(trim(case_events.text), '') <> '' as has_text, team_names.name as team,
        lag(team_names.name) over (
            partition by case_events.source, case_events.complaint_id order by case_events.position
        ) as team_before
    from case_events
    inner join team_names on case_events.team = team_names.team
),

intervals as (
    select
        owned.source, owned.complaint_id, owned.team, owned.event_id, owned.has_text, owned.position, owned.at,
        row_number() over (partition by owned.source, owned.complaint_id order by owned.position) as interval_number,
        lead(owned.position) over (partition by owned.source, owned.complaint_id order by owned.position) as next_position,
        lead(owned.at) over (partition by owned.source, owned.complaint_id order by owned.position) as next_at,
        case
            when cases.is_open then $as_of
            else greatest(cases.last_event_at, cases.closed_at, cases.last_resolved_at)
        end as life_ended_at
    from owned
    inner join cases on owned.source = cases.source and owned.complaint_id = cases.complaint_id
    where owned.team_before is null or owned.team_before <> owned.team
),

told as (
    select
        intervals.source, intervals.complaint_id, intervals.interval_number, case_events.position,
        case_events.at as told_at, case_events.promise_due_at, case_events.kind = 'note' as is_note, case_events.at = intervals.at as is_at_start,
        coalesce(
            case_events.position > intervals.position and not case_events.is_stand_in
            and not coalesce(case_events.is_automatic, false) and coalesce(case_events.direction, '') <> 'in'
            and case_events.kind not in (
                'received', 'assigned', 'merged', 'reopened', 'attached', 'solution_refused'
            ), false
        ) as is_action,
        case_events.kind in ('contact', 'solution_offered', 'resolved', 'followed_up', 'closed') as is_answer
    from intervals
    inner join case_events
        on
            intervals.source = case_events.source and intervals.complaint_id = case_events.complaint_id
            and intervals.position <= case_events.position
            and (intervals.next_position is null or intervals.next_position > case_events.position)
),

offices as (
    select name, min(office) as office from team_names
    group by name
),

done as (
    select
        source, complaint_id, interval_number, count(*) as events, count(*) filter (where is_action) as actions,
        min(told_at) filter (where is_action) as first_action_at,
        min(told_at) filter (where is_action and is_answer) as first_answer_at,
        count(*) filter (where is_note) as notes, count(*) filter (where is_note and is_at_start) as start_notes,
        min_by(promise_due_at, position) filter (where promise_due_at is not null) as answer_due_at
    from told
    group by source, complaint_id, interval_number
)

select
    intervals.source, intervals.complaint_id, intervals.interval_number, intervals.team, offices.office,
    intervals.at as started_at, coalesce(intervals.next_at, intervals.life_ended_at) as ended_at,
    intervals.next_position is null as is_last,
    row_number() over (
        partition by intervals.source, intervals.complaint_id, intervals.team order by intervals.interval_number
    ) > 1 as is_again,
    intervals.event_id as start_event_id, intervals.position as start_position, intervals.next_position,
    done.events, done.actions, done.first_action_at, done.notes,
    intervals.has_text or done.start_notes > 0 as has_start_note, done.answer_due_at, done.first_answer_at
from intervals
inner join done
    on
        intervals.source = done.source and intervals.complaint_id = done.complaint_id
        and intervals.interval_number = done.interval_number
inner join offices on intervals.team = offices.name
