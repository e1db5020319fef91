-- Every change of the person who works on a case while the same team holds it.
-- one row per: source, complaint_id, position
-- derived by: case
-- inputs: case_events, ownership_intervals
-- rule: measures.md, Hand-offs: agent changes inside a team are counted apart; persons of the office only, in events that name one
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   position      BIGINT     place of the new person's first event in the case's story
--   event_id      VARCHAR    that event
--   at            TIMESTAMP  when
--   team          VARCHAR    team that held the case
--   from_actor    VARCHAR    person before
--   to_actor      VARCHAR    person after
with acted as (
    select
        source, complaint_id, position, event_id, "at", trim(actor) as actor,
        lag(trim(actor)) over (partition by source, complaint_id order by position) as actor_before,
        lag(position) over (partition by source, complaint_id order by position) as position_before
    from case_events
    where trim(actor) <> '' and not coalesce(is_automatic, false) and coalesce(direction, '') <> 'in'
)

select
    acted.source, acted.complaint_id, acted.position, acted.event_id, acted.at, ownership_intervals.team,
    acted.actor_before as from_actor, acted.actor as to_actor
from acted
inner join ownership_intervals
    on
        acted.source = ownership_intervals.source and acted.complaint_id = ownership_intervals.complaint_id
        and acted.position_before >= ownership_intervals.start_position
        and (ownership_intervals.is_last or acted.position < ownership_intervals.next_position)
where lower(acted.actor) <> lower(acted.actor_before)
