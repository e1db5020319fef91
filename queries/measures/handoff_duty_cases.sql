-- Cases that break a duty at hand-offs, with the evidence.
-- one row per: source, complaint_id, duty
-- inputs: findings, case_routes
-- rule: measures.md, Hand-offs
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   duty          VARCHAR    check of queries/checks
--   at            TIMESTAMP  when
--   event_id      VARCHAR    event that decided it
--   evidence      VARCHAR    why
--   route         VARCHAR    the teams in order
select
    findings.source, findings.complaint_id, findings.code as duty, findings.at, findings.event_id, findings.evidence,
    case_routes.route
from findings
left join case_routes on findings.source = case_routes.source and findings.complaint_id = case_routes.complaint_id
where
    findings.verdict = 'fail' and findings.code in (
        'first_asked_first_responsible', 'hidden_back_office', 'handoffs_noted', 'back_office_answer_time',
        'back_office_answer_kept', 'resolved_at_first_contact'
    )
order by duty asc nulls last, findings.at desc nulls last, findings.source asc nulls last, findings.complaint_id asc nulls last
