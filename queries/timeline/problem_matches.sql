-- Which products and issues of the log each registered problem covers.
-- one row per: problem_id, product, issue
-- inputs: problems, problem_cases
-- rule: an empty product or issue of the problem means any; upper and lower case and spaces at the ends make no difference
-- columns:
--   problem_id  VARCHAR  problem of the register
--   product     VARCHAR  product of the log; empty = none named
--   issue       VARCHAR  issue of the log; empty = none named
with met as (
    select distinct product, issue from problem_cases
)

select problems.problem_id, met.product, met.issue
from problems
inner join met
    on
        lower(trim(coalesce(problems.product, ''))) in ('', lower(met.product))
        and lower(trim(coalesce(problems.issue, ''))) in ('', lower(met.issue))
