-- What happened in each of the worst cases, step by step.
-- one row per: source, complaint_id, position
-- inputs: story_cases, case_events
-- rule: at most 40 events of a case
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   position      BIGINT     place in the case's story
--   at            TIMESTAMP  when
--   kind          VARCHAR    what happened
--   actor         VARCHAR    person who did it
--   team          VARCHAR    team that owns the case after it
--   direction     VARCHAR    in, out or internal
--   status        VARCHAR    status after it
--   text          VARCHAR    what was said or written
select
    case_events.source, case_events.complaint_id, case_events.position, case_events.at, case_events.kind,
    case_events.actor, case_events.team, case_events.direction, case_events.status, case_events.text
from story_cases
inner join case_events
    on story_cases.source = case_events.source and story_cases.complaint_id = case_events.complaint_id
where case_events.position <= 40
order by story_cases.place, case_events.position
