-- Words of the exports that neither preset nor settings know: map them, so that nothing is guessed.
-- one row per: source, field, word
-- inputs: unmapped_words
-- columns:
--   source  VARCHAR  name of the source in the settings
--   field   VARCHAR  our column
--   word    VARCHAR  the system's word
--   seen    BIGINT   times met
select source, field, word, seen
from unmapped_words
order by seen desc, source asc, field asc, word asc
