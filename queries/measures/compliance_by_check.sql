-- 3W4R8F: how well complaints are handled, check by check.
-- one row per: code
-- inputs: check_names, compliance_figures
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
    check_names.code, coalesce(figures.passed, 0) as passed, coalesce(figures.failed, 0) as failed, coalesce(figures.unknown, 0) as unknown,
    coalesce(figures.not_applicable, 0) as not_applicable, figures.score, figures.coverage, check_names.title, check_names.question
from check_names
left join compliance_figures as figures on check_names.code = figures.code and figures.spread = 'all'
order by check_names.place
