-- How often each check of 3W4R8F was passed and failed, by team, product, person in charge and week of receipt.
-- one row per: dimension, value, code
-- inputs: case_verdicts, check_names
-- rule: measures.md, 3W4R8F; cases with the same verdicts are counted first, then their verdicts read: digits as in case_verdicts
-- columns:
--   dimension       VARCHAR  team, product, person or week
--   value           VARCHAR  its value; null = not stated
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
with alike as (
    select 'team' as dimension, team as value, verdicts, count(*) as cases from case_verdicts group by team, verdicts
    union all
    select 'product' as dimension, product as value, verdicts, count(*) as cases from case_verdicts group by product, verdicts
    union all
    select 'person' as dimension, person as value, verdicts, count(*) as cases from case_verdicts group by person, verdicts
    union all
    select 'week' as dimension, cast(week as varchar) as value, verdicts, count(*) as cases from case_verdicts group by week, verdicts
),

weights as (
    select code, cast(power(8, place - 1) as bigint) as weight from check_names
),

read_out as (
    select alike.dimension, alike.value, weights.code, alike.cases, (alike.verdicts // weights.weight) % 8 as digit
    from alike
    cross join weights
)

select
    dimension, value, code, cast(coalesce(sum(cases) filter (where digit = 1), 0) as bigint) as passed,
    cast(coalesce(sum(cases) filter (where digit = 2), 0) as bigint) as failed,
    cast(coalesce(sum(cases) filter (where digit = 3), 0) as bigint) as unknown,
    cast(coalesce(sum(cases) filter (where digit = 4), 0) as bigint) as not_applicable
from read_out
where digit > 0
group by dimension, value, code
