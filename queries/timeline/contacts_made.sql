-- Every contact that a person of ours made with a customer by now.
-- one row per: source, complaint_id, place
-- derived by: case
-- inputs: clock_events
-- rule: measures.md, Clocks: as the clocks count contacts
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   place         BIGINT     place among the events that move a clock
--   event_id      VARCHAR    the event; of a call: its id with `call:` before it
--   at            TIMESTAMP  when; of a call: when it was answered
--   is_public     BOOLEAN    true where the public could see it
select source, complaint_id, place, event_id, "at", coalesce(is_public, false) as is_public
from clock_events
where is_contact
