-- Words never to use in texts to customers: who wrote them, when, and the words.
-- one row per: text_source, text_kind, text_id, category, span_from
-- inputs: case_words, case_events, cases
-- rule: domain.md section 4 (never-say words), measures.md F4
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   at            TIMESTAMP  when, UTC; null where the record gives no time
--   team          VARCHAR    team of the event, else of the case; empty where none is stated
--   person        VARCHAR    person who wrote or said it, where the log says so
--   category      VARCHAR    evasion (don't know, not ours, policy, nothing can be done) or condescending_or_command
--   quote         VARCHAR    the words as written
--   text_source   VARCHAR    source of the text
--   text_kind     VARCHAR    event, resolution or call
--   text_id       VARCHAR    event_id, complaint_id or call_id that holds the text
--   span_from     BIGINT     place of the first character, 0 = first
select
    case_words.source, case_words.complaint_id, case_words.at, coalesce(case_events.team, cases.team, '') as team,
    coalesce(case_events.actor, cases.owner) as person, case_words.category, case_words.quote, case_words.text_source,
    case_words.text_kind, case_words.text_id, case_words.span_from
from case_words
left join case_events
    on
        case_words.source = case_events.source and case_words.complaint_id = case_events.complaint_id
        and case_words.event_id = case_events.event_id
left join cases on case_words.source = cases.source and case_words.complaint_id = cases.complaint_id
where case_words.category in ('evasion', 'condescending_or_command') and case_words.direction = 'out'
order by
    case_words.at nulls first, case_words.text_source, case_words.text_kind, case_words.text_id, case_words.category,
    case_words.span_from
