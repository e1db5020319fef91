-- Contacts with the customer by a person or from the customer, and who held the case at that moment.
-- one row per: source, complaint_id, position
-- inputs: case_events, ownership_intervals
-- rule: measures.md: an automatic reply or an internal note is no contact
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   position      BIGINT     place of the event in the case's story
--   event_id      VARCHAR    the event
--   at            TIMESTAMP  when, UTC
--   direction     VARCHAR    out: to the customer; in: from the customer
--   channel       VARCHAR    how
--   actor         VARCHAR    person of the office who made it; null for contacts from the customer
--   team          VARCHAR    team that held the case; null where no event had named one yet
--   office        VARCHAR    its office; null where it is not in the map
select
    case_events.source, case_events.complaint_id, case_events.position, case_events.event_id, case_events.at,
    case_events.direction, case_events.channel,
    case when case_events.direction = 'out' then nullif(trim(case_events.actor), '') end as actor,
    ownership_intervals.team, ownership_intervals.office
from case_events
left join ownership_intervals
    on
        case_events.source = ownership_intervals.source and case_events.complaint_id = ownership_intervals.complaint_id
        and case_events.position >= ownership_intervals.start_position
        and (ownership_intervals.is_last or case_events.position < ownership_intervals.next_position)
where
    case_events.kind in ('contact', 'followed_up', 'solution_offered') and case_events.direction in ('in', 'out')
    and not coalesce(case_events.is_automatic, false) and coalesce(case_events.is_public, true)
