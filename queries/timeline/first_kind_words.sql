-- The first words of regret, and the first of understanding, that we said in each case.
-- one row per: source, complaint_id, category
-- derived by: case
-- inputs: case_words
-- rule: measures.md, 3W4R8F. A case note that records the act counts for it
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   category      VARCHAR    regret or empathy
--   at            TIMESTAMP  when they were said, UTC; empty = not known
--   event_id      VARCHAR    event that they stand in; empty = they stand in a field of the complaint
--   quote         VARCHAR    the words
select source, complaint_id, category, "at", event_id, quote from case_words
where category in ('regret', 'empathy') and direction is distinct from 'in'
qualify
    row_number() over (
        partition by source, complaint_id, category order by "at" nulls last, text_kind, text_id, span_from
    ) = 1
