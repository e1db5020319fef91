-- 3W4R8F of each team.
-- one row per: team, code
-- inputs: check_names, verdict_counts
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
    verdict_counts.value as team, verdict_counts.code, verdict_counts.passed, verdict_counts.failed, verdict_counts.unknown,
    verdict_counts.not_applicable,
    verdict_counts.passed / nullif(cast(verdict_counts.passed + verdict_counts.failed as double), 0) as score,
    (verdict_counts.passed + verdict_counts.failed) / nullif(cast(
        verdict_counts.passed + verdict_counts.failed + verdict_counts.unknown + verdict_counts.not_applicable as double
    ), 0) as coverage,
    check_names.title
from verdict_counts
inner join check_names on verdict_counts.code = check_names.code
where verdict_counts.dimension = 'team'
order by team nulls last, check_names.place
