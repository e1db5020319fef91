-- 3W4R8F of each person in charge.
-- one row per: person, code
-- inputs: check_names, compliance_figures
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
    figures.name as person, figures.code, figures.passed, figures.failed, figures.unknown, figures.not_applicable,
    figures.score, figures.coverage, check_names.title
from compliance_figures as figures
inner join check_names on figures.code = check_names.code
where figures.spread = 'person'
order by figures.name nulls last, check_names.place
