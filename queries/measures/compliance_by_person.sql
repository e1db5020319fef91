-- 3W4R8F of each person in charge.
-- one row per: person, code
-- inputs: check_names, verdict_counts
-- rule: measures.md, 3W4R8F. In charge is the owner of the record; where it names none, whoever acted last for us
-- columns:
--   person          VARCHAR  who was in charge; null = not stated
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
--   title           VARCHAR  the check in two or three words
select
    verdict_counts.value as person, verdict_counts.code, verdict_counts.passed, verdict_counts.failed, verdict_counts.unknown,
    verdict_counts.not_applicable,
    verdict_counts.passed / nullif(cast(verdict_counts.passed + verdict_counts.failed as double), 0) as score,
    (verdict_counts.passed + verdict_counts.failed) / nullif(cast(
        verdict_counts.passed + verdict_counts.failed + verdict_counts.unknown + verdict_counts.not_applicable as double
    ), 0) as coverage,
    check_names.title
from verdict_counts
inner join check_names on verdict_counts.code = check_names.code
where verdict_counts.dimension = 'person'
order by person nulls last, check_names.place
