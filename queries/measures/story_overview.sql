-- The worst cases: most limits breached, then most steps of handling failed.
-- one row per: source, complaint_id
-- inputs: story_cases, cases
-- columns:
--   place         BIGINT     1 = worst
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   breached      BIGINT     limits breached
--   failed        BIGINT     steps of handling failed
--   product       VARCHAR    product or service complained of
--   issue         VARCHAR    subject of the complaint
--   severity      VARCHAR    severity at the start
--   team          VARCHAR    team that owns the case
--   customer_id   VARCHAR    who complained
--   received_at   TIMESTAMP  when it was received
--   resolved_at   TIMESTAMP  first time it was resolved
--   is_open       BOOLEAN    not ended by now
--   description   VARCHAR    the complaint in words
select
    story_cases.place, story_cases.source, story_cases.complaint_id, story_cases.breached, story_cases.failed,
    cases.product, cases.issue, cases.severity, cases.team, cases.customer_id, cases.received_at, cases.resolved_at,
    cases.is_open, cases.description
from story_cases
inner join cases on story_cases.source = cases.source and story_cases.complaint_id = cases.complaint_id
order by story_cases.place
