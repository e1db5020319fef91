-- Public complaints without a public answer by a person.
-- one row per: source, complaint_id
-- inputs: cases, findings
-- rule: domain.md section 6: public complaints are answered in public, by a person (check public_answer)
-- columns:
--   source         VARCHAR    name of the source in the settings
--   complaint_id   VARCHAR    the case
--   complained_at  TIMESTAMP  when the public could first read it, UTC
--   evidence       VARCHAR    why
--   is_open        BOOLEAN    still open; null = the source never states an end
--   team           VARCHAR    team that owns the case
--   product        VARCHAR    product or service complained of
select
    findings.source, findings.complaint_id, findings.at as complained_at, findings.evidence, cases.is_open, cases.team,
    cases.product
from findings
inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
where findings.code = 'public_answer' and findings.verdict = 'fail'
order by findings.at asc nulls last, findings.source asc, findings.complaint_id asc
