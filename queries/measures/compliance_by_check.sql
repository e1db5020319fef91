-- 3W4R8F: how well complaints are handled, check by check.
-- one row per: code
-- inputs: check_names, findings
-- rule: measures.md, 3W4R8F: score = pass of pass and fail, with coverage beside it; unknown never counts as pass
-- columns:
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
--   title           VARCHAR  the check in two or three words
--   question        VARCHAR  what it asks of one complaint
select
    check_names.code,
    count(*) filter (where findings.verdict = 'pass') as passed,
    count(*) filter (where findings.verdict = 'fail') as failed,
    count(*) filter (where findings.verdict = 'unknown') as unknown,
    count(*) filter (where findings.verdict = 'n/a') as not_applicable,
    count(*) filter (where findings.verdict = 'pass')
    / nullif(cast(count(*) filter (where findings.verdict in ('pass', 'fail')) as double), 0) as score,
    count(*) filter (where findings.verdict in ('pass', 'fail')) / nullif(cast(count(findings.verdict) as double), 0) as coverage,
    check_names.title, check_names.question
from check_names
left join findings on check_names.code = findings.code
group by check_names.code, check_names.place, check_names.title, check_names.question
order by check_names.place
