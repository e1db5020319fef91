-- Whether each source ever states that a case ended: where it never does, open can't be told from ended.
-- one row per: source
-- derived by: look-up
-- inputs: case_events
-- rule: measures.md: unknown is never pass
-- columns:
--   source    VARCHAR  name of the source in the settings
--   has_ends  BOOLEAN  an event or a record's time says that a case was resolved or closed
select source, count(*) filter (where kind in ('resolved', 'closed')) > 0 as has_ends
from case_events
group by source
