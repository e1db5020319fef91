-- Words found in the texts of every case by now, each with its quotation for the evidence.
-- one row per: text_source, text_kind, text_id, category, span_from
-- derived by: case
-- inputs: case_texts, word_spans
-- rule: labelling convention: a case note that reports a staff act counts as that act; what only customers can say counts in their texts,
--   in calls, and in notes (the words engine takes it only from notes that record the customer), never in texts of ours to the customer
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   text_source   VARCHAR    source of the text; a call may come from another than the case
--   text_kind     VARCHAR    event, description, resolution or call
--   text_id       VARCHAR    event_id, complaint_id or call_id that holds the text
--   event_id      VARCHAR    the event, where an event holds it
--   at            TIMESTAMP  when; null where the record gives no time
--   direction     VARCHAR    out, in, both or internal, as in case_texts
--   category      VARCHAR    what the words mean
--   span_from     BIGINT     place of the first character, 0 = first
--   quote         VARCHAR    the words as written, at most 120 characters
select
    case_texts.source, case_texts.complaint_id, case_texts.text_source, case_texts.text_kind, case_texts.text_id, case_texts.event_id,
    case_texts.at, case_texts.direction, word_spans.category, word_spans.span_from,
    left(word_spans.words, 120) as quote
from word_spans
inner join case_texts
    on
        word_spans.source = case_texts.text_source and word_spans.text_kind = case_texts.text_kind
        and word_spans.text_id = case_texts.text_id
where
    case_texts.direction is distinct from 'out'
    or word_spans.category not in (
        'demands_compensation', 'chases', 'refuses_solution', 'confirms_solved', 'threat', 'appeals_upwards', 'venting_insult',
        'argues_logic', 'cooling_off', 'dissatisfied_low', 'churn'
    )
