-- Further checks beside 3W4R8F: low scores, public complaints, neglected cases, hand-offs.
-- one row per: code
-- inputs: check_names, findings
-- rule: measures.md, 3W4R8F, Also
-- columns:
--   code            VARCHAR  name of the check
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
select
    findings.code,
    count(*) filter (where findings.verdict = 'pass') as passed,
    count(*) filter (where findings.verdict = 'fail') as failed,
    count(*) filter (where findings.verdict = 'unknown') as unknown,
    count(*) filter (where findings.verdict = 'n/a') as not_applicable,
    count(*) filter (where findings.verdict = 'pass')
    / nullif(cast(count(*) filter (where findings.verdict in ('pass', 'fail')) as double), 0) as score,
    count(*) filter (where findings.verdict in ('pass', 'fail')) / nullif(cast(count(findings.verdict) as double), 0) as coverage
from findings
left join check_names on findings.code = check_names.code
where check_names.code is null
group by findings.code
order by findings.code
