-- 3W4R8F: how well complaints are handled, check by check.
-- one row per: code
-- inputs: check_names, verdict_counts
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
with summed as (
    select
        code, cast(sum(passed) as bigint) as passed, cast(sum(failed) as bigint) as failed,
        cast(sum(unknown) as bigint) as unknown, cast(sum(not_applicable) as bigint) as not_applicable
    from verdict_counts
    where dimension = 'team'
    group by code
)

select
    check_names.code, coalesce(summed.passed, 0) as passed, coalesce(summed.failed, 0) as failed,
    coalesce(summed.unknown, 0) as unknown, coalesce(summed.not_applicable, 0) as not_applicable,
    summed.passed / nullif(cast(summed.passed + summed.failed as double), 0) as score,
    (summed.passed + summed.failed)
    / nullif(cast(summed.passed + summed.failed + summed.unknown + summed.not_applicable as double), 0) as coverage,
    check_names.title, check_names.question
from check_names
left join summed on check_names.code = summed.code
order by check_names.place
