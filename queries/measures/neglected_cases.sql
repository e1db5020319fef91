-- Open cases whose customer has not been contacted for too long.
-- one row per: source, complaint_id
-- inputs: cases, findings
-- rule: measures.md: cases neglected (no contact for n days while open; check case_neglect)
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   silent_from     TIMESTAMP  last contact, or receipt or reopening, UTC
--   silent_seconds  DOUBLE     seconds since then
--   limit_seconds   DOUBLE     seconds after which a case is neglected
--   severity        VARCHAR    severity of the case
--   team            VARCHAR    team that owns the case
--   owner           VARCHAR    person who owns it
--   product         VARCHAR    product or service complained of
select
    findings.source, findings.complaint_id, findings.at as silent_from, findings.measured as silent_seconds,
    findings.limit as limit_seconds, cases.severity, cases.team, cases.owner, cases.product
from findings
inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
where findings.code = 'case_neglect' and findings.verdict = 'fail'
order by findings.measured desc, findings.source asc, findings.complaint_id asc
