-- Whether the events of each source bear words and promised times at all: what none has can't be missed in one.
-- one row per: source
-- derived by: look-up
-- inputs: case_events
-- rule: measures.md: unknown is never pass
-- columns:
--   source         VARCHAR  name of the source in the settings
--   has_words      BOOLEAN  some event is a note or bears a text
--   has_due_times  BOOLEAN  some event states a time by which an answer was promised
select
    source, count(*) filter (where kind = 'note' or trim(text) <> '') > 0 as has_words,
    count(promise_due_at) > 0 as has_due_times
from case_events
group by source
