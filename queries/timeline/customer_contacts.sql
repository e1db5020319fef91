-- Contacts with the customer by a person or from the customer, and who held the case at that moment.
-- one row per: source, complaint_id, position
-- derived by: case
-- inputs: case_events, ownership_intervals
-- rule: measures.md: an automatic reply or an internal note is no contact; a follow-up or an offer without direction went out, as the clocks count it
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
with contacts as (
    select
        source, complaint_id, position, event_id, "at", channel, actor,
        case when kind in ('followed_up', 'solution_offered') then coalesce(direction, 'out') else direction end as direction
    from case_events
    where
        kind in ('contact', 'followed_up', 'solution_offered', 'promised', 'resolved', 'compensated')
        and not coalesce(is_automatic, false) and coalesce(is_public, true)
        and (kind in ('contact', 'followed_up', 'solution_offered') or direction = 'out')
)

select
    contacts.source, contacts.complaint_id, contacts.position, contacts.event_id, contacts.at, contacts.direction,
    contacts.channel, case when contacts.direction = 'out' then nullif(trim(contacts.actor), '') end as actor,
    ownership_intervals.team, ownership_intervals.office
from contacts
left join ownership_intervals
    on
        contacts.source = ownership_intervals.source and contacts.complaint_id = ownership_intervals.complaint_id
        and contacts.position >= ownership_intervals.start_position
        and (ownership_intervals.is_last or contacts.position < ownership_intervals.next_position)
where contacts.direction in ('in', 'out')
