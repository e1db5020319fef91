-- 3W4R8F case by case: each verdict with its evidence.
-- one row per: source, complaint_id, code
-- inputs: check_names, findings
-- rule: measures.md: every verdict carries evidence
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   code          VARCHAR    W1 to F8
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
--   title         VARCHAR    the check in two or three words
select
    findings.source, findings.complaint_id, findings.code, findings.verdict, findings.at, findings.event_id,
    findings.measured, findings.limit, findings.unit, findings.evidence, check_names.title
from findings
inner join check_names on findings.code = check_names.code
order by findings.source, findings.complaint_id, check_names.place
