-- 3W4R8F of each team.
-- one row per: team, code
-- inputs: cases, check_names, findings
-- rule: measures.md, 3W4R8F; cases without a team stand in the row without one
-- columns:
--   team            VARCHAR  team that owns the case; null = not stated
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
--   title           VARCHAR  the check in two or three words
select
    cases.team, findings.code,
    count(*) filter (where findings.verdict = 'pass') as passed,
    count(*) filter (where findings.verdict = 'fail') as failed,
    count(*) filter (where findings.verdict = 'unknown') as unknown,
    count(*) filter (where findings.verdict = 'n/a') as not_applicable,
    count(*) filter (where findings.verdict = 'pass')
    / nullif(cast(count(*) filter (where findings.verdict in ('pass', 'fail')) as double), 0) as score,
    count(*) filter (where findings.verdict in ('pass', 'fail')) / nullif(cast(count(findings.verdict) as double), 0) as coverage,
    check_names.title
from findings
inner join check_names on findings.code = check_names.code
inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
group by cases.team, findings.code, check_names.place, check_names.title
order by cases.team nulls last, check_names.place
