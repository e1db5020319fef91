-- Low scores without a contact after them.
-- one row per: source, complaint_id
-- inputs: cases, findings
-- rule: domain.md section 6: every low score is followed by a contact (check low_score_contact)
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    fail, or unknown where the log can't tell
--   scored_at     TIMESTAMP  when the score was given, UTC
--   score         DOUBLE     lowest score of the case, in the export's own scale
--   limit         DOUBLE     score at or below which it is low
--   evidence      VARCHAR    why
--   team          VARCHAR    team that owns the case
--   product       VARCHAR    product or service complained of
select
    findings.source, findings.complaint_id, findings.verdict, findings.at as scored_at, findings.measured as score,
    findings.limit, findings.evidence, cases.team, cases.product
from findings
inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
where
    findings.code = 'low_score_contact'
    and (findings.verdict = 'fail' or (findings.verdict = 'unknown' and findings.measured is not null))
order by
    case findings.verdict when 'fail' then 1 else 2 end, findings.at desc nulls last, findings.source asc,
    findings.complaint_id asc
