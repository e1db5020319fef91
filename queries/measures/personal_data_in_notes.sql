-- Identity, card, account and phone numbers that stand in notes and texts: where, never the number itself.
-- one row per: text_source, text_kind, text_id, span_from
-- inputs: case_words, case_events, cases
-- rule: domain.md section 6: don't collect what you need not; notes that hold identity or bank-card numbers are findings
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   at            TIMESTAMP  when, UTC; null where the record gives no time
--   team          VARCHAR    team of the event, else of the case; empty where none is stated
--   person        VARCHAR    person who wrote it, where the log says so
--   direction     VARCHAR    out, in or internal; null = not stated
--   text_source   VARCHAR    source of the text
--   text_kind     VARCHAR    event, resolution or call
--   text_id       VARCHAR    event_id, complaint_id or call_id that holds the text
--   span_from     BIGINT     place of its first character, 0 = first
--   characters    BIGINT     how long it is, at most 120
select
    case_words.source, case_words.complaint_id, case_words.at, coalesce(case_events.team, cases.team, '') as team,
    coalesce(case_events.actor, cases.owner) as person, case_words.direction, case_words.text_source, case_words.text_kind,
    case_words.text_id, case_words.span_from, cast(length(case_words.quote) as bigint) as characters
from case_words
left join case_events
    on
        case_words.source = case_events.source and case_words.complaint_id = case_events.complaint_id
        and case_words.event_id = case_events.event_id
left join cases on case_words.source = cases.source and case_words.complaint_id = cases.complaint_id
where case_words.category = 'personal_data_exposed'
order by case_words.at nulls first, case_words.text_source, case_words.text_kind, case_words.text_id, case_words.span_from
