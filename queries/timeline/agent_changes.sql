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
        case_events.source, case_events.complaint_id, case_events.position, case_events.event_id,
        case_events.at as acted_at, ownership_intervals.team, trim(case_events.actor) as actor,
        lag(trim(case_events.actor)) over (
            partition by case_events.source, case_events.complaint_id, ownership_intervals.interval_number
            order by case_events.position
        ) as actor_before
    from case_events
    inner join ownership_intervals
        on
            case_events.source = ownership_intervals.source and case_events.complaint_id = ownership_intervals.complaint_id
            and case_events.position >= ownership_intervals.start_position
            and (ownership_intervals.is_last or case_events.position < ownership_intervals.next_position)
    where
        trim(case_events.actor) <> '' and not coalesce(case_events.is_automatic, false)
        and coalesce(case_events.direction, '') <> 'in'
)

select
    source, complaint_id, position, event_id, acted_at as "at", team, actor_before as from_actor, actor as to_actor
from acted
where lower(actor) <> lower(actor_before)
