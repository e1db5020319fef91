-- Every contact that a person of ours made with a customer by now.
-- one row per: source, complaint_id, event_id
-- inputs: case_events, calls
-- params: as_of
-- rule: measures.md, Clocks: an outbound call that was answered, a reply, a visit. An automatic reply, an internal note and what the
--   customer can't see never count. Outbound = so stated, or a follow-up or an offer whose direction is not stated
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   event_id      VARCHAR    the event; of a call: its id with `call:` before it
--   at            TIMESTAMP  when; of a call: when it was answered
--   is_public     BOOLEAN    true where the public could see it
select
    source, complaint_id, event_id, "at", coalesce(is_public, false) as is_public
from case_events
where
    is_automatic is not true and is_public is not false and not is_stand_in
    and (
        (kind in ('contact', 'followed_up', 'solution_offered') and direction = 'out')
        or (kind in ('followed_up', 'solution_offered') and direction is null)
    )
union all
select source, complaint_id, 'call:' || call_id as event_id, answered_at as "at", false as is_public
from calls
where direction = 'out' and answered_at <= $as_of and complaint_id is not null
