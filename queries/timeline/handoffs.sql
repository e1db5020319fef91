-- Every hand-off: the owning team changes between consecutive ownership intervals.
-- one row per: source, complaint_id, handoff_number
-- derived by: case
-- inputs: ownership_intervals, cases, source_notes, settings_values
-- rule: measures.md, Hand-offs: PM4Py's handover of work without its diagonal; routing = the new owner passed it on again in under judging.routing_within (60 s
--   unless set) without an action; bounce = A to B to A; ping-pong = the third or later hand-off in a row between the same two teams; all hops count as hand-offs,
--   routing is marked
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   handoff_number   BIGINT     1 = first hand-off of the case
--   at               TIMESTAMP  when
--   event_id         VARCHAR    event that gave the case to the new owner
--   position         BIGINT     place of that event in the case's story
--   from_team        VARCHAR    team that passed it on
--   to_team          VARCHAR    team that got it
--   from_office      VARCHAR    front or back; null where the team is not in the map
--   to_office        VARCHAR    front or back; null where the team is not in the map
--   direction        VARCHAR    front_to_back, back_to_front, front_to_front, back_to_back; unknown where a team is not in the map
--   from_started_at  TIMESTAMP  when the giving team had got it
--   to_ended_at      TIMESTAMP  when the new owner passed it on, or the end of the case's life so far
--   held_seconds     BIGINT     seconds that the giving team had held it
--   first_action_at  TIMESTAMP  first action of the new owner; null = none so far
--   wait_seconds     BIGINT     seconds from the hand-off to that action; null = none so far
--   is_routing       BOOLEAN    the new owner passed it on at once, without an action
--   is_bounce        BOOLEAN    it went back to the team that had given it
--   is_return        BOOLEAN    the new owner had held the case before
--   is_ping_pong     BOOLEAN    third or later hand-off in a row between the same two teams
--   has_note         BOOLEAN    the hand-off bears words, or its giver wrote a note (a giver that only passed it through carries on what it got); null where the source holds no notes and no texts
--   answer_due_at    TIMESTAMP  time by which the new owner was to answer
--   answered_at      TIMESTAMP  when it answered or passed the case on
--   has_due_times    BOOLEAN    the source states answer times at all
--   is_out_of_life   BOOLEAN    before the case was received, or after it was closed for the last time
with routing as (
    select coalesce(max(value), 60) as within_seconds from settings_values
    where name = 'judging.routing_within'
),

owned as (
    select
        ownership_intervals.*, not is_last and actions = 0
        and secs_between(started_at, ended_at) < routing.within_seconds as is_passed_on
    from ownership_intervals
    cross join routing
),

hops as (
    select
        *,
        lag(team) over story as from_team, lag(office) over story as from_office,
        lag(started_at) over story as from_started_at,
        lag(notes) over story > 0 or lag(is_passed_on and has_start_note) over story
        or lag(is_passed_on) over story and lag(notes, 2) over story > 0 as is_noted_by_giver,
        lag(team, 2) over story as team_2_before, lag(team, 3) over story as team_3_before
    from owned
    window story as (partition by source, complaint_id order by interval_number)
)

select
    hops.source, hops.complaint_id, hops.interval_number - 1 as handoff_number, hops.started_at as "at",
    hops.start_event_id as event_id, hops.start_position as position, hops.from_team, hops.team as to_team,
    hops.from_office, hops.office as to_office,
    coalesce(hops.from_office || '_to_' || hops.office, 'unknown') as direction, hops.from_started_at,
    hops.ended_at as to_ended_at, secs_between(hops.from_started_at, hops.started_at) as held_seconds,
    hops.first_action_at, secs_between(hops.started_at, hops.first_action_at) as wait_seconds,
    hops.is_passed_on as is_routing,
    coalesce(hops.team_2_before = hops.team, false) as is_bounce, hops.is_again as is_return,
    coalesce(hops.team_2_before = hops.team and hops.team_3_before = hops.from_team, false) as is_ping_pong,
    case when source_notes.has_words then hops.has_start_note or coalesce(hops.is_noted_by_giver, false) end as has_note,
    hops.answer_due_at,
    least(hops.first_answer_at, case when not hops.is_last then hops.ended_at end) as answered_at, source_notes.has_due_times,
    coalesce(hops.started_at < cases.received_at, false)
    or coalesce(not cases.is_open and hops.started_at > greatest(cases.closed_at, cases.last_resolved_at), false) as is_out_of_life
from hops
inner join source_notes on hops.source = source_notes.source
inner join cases on hops.source = cases.source and hops.complaint_id = cases.complaint_id
where hops.from_team is not null
