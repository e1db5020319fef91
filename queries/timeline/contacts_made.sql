-- Every contact that a person of ours made with a customer by now.
-- one row per: source, complaint_id, place
-- derived by: case
-- inputs: case_events, clock_events
-- rule: measures.md, Clocks: as the clocks count contacts
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   place         BIGINT     place among the events that move a clock
--   event_id      VARCHAR    the event; of a call: its id with `call:` before it
--   at            TIMESTAMP  when; of a call: when it was answered
--   is_public     BOOLEAN    true where the public could see it
select
    clock_events.source, clock_events.complaint_id, clock_events.place, clock_events.event_id, clock_events.at,
    coalesce(case_events.is_public, false) as is_public
from clock_events
left join case_events
    on
        clock_events.source = case_events.source and clock_events.complaint_id = case_events.complaint_id
        and clock_events.event_id = case_events.event_id
where clock_events.is_contact
