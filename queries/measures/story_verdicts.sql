-- The steps that failed, or could not be judged, in each of the worst cases, with the evidence.
-- one row per: source, complaint_id, code
-- inputs: story_cases, findings
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   code          VARCHAR    W1 to F8, or the check's name
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened
--   evidence      VARCHAR    why, in words
select
    story_cases.source, story_cases.complaint_id, findings.code, findings.verdict, findings.at, findings.evidence
from story_cases
inner join findings on story_cases.source = findings.source and story_cases.complaint_id = findings.complaint_id
where findings.verdict <> 'n/a'
order by story_cases.place, findings.code
