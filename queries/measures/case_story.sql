-- The story of each case, event by event.
-- one row per: source, complaint_id, position
-- inputs: case_events
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   position      BIGINT     place in the story, 1 = first
--   at            TIMESTAMP  when, UTC
--   kind          VARCHAR    what happened; a stand-in for a time of the record is marked in `note`
--   actor         VARCHAR    person who did it
--   team          VARCHAR    team that owned the case after it
--   direction     VARCHAR    in, out or internal
--   status        VARCHAR    status after it
--   note          VARCHAR    what else is known: promise, escalation, automatic, taken from the record
--   text          VARCHAR    what was said or written
select
    source, complaint_id, position, "at", kind, actor, team, direction, status,
    concat_ws(
        ', ',
        case when is_stand_in then 'from the record' end,
        case when is_automatic then 'automatic' end,
        case when promise_due_at is not null then 'due ' || cast(promise_due_at as varchar) end,
        case when escalated_to is not null then 'to ' || escalated_to end
    ) as note,
    text
from case_events
order by source, complaint_id, position
