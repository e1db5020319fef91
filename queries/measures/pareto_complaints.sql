-- The few problems that make most complaints, largest first.
-- one row per: product, issue
-- inputs: problem_cases, recurring_settings
-- rule: measures.md, recurring problems: the vital few are those needed to reach 80 % (setting pareto_share)
-- columns:
--   place             BIGINT   place by complaints, 1 = most
--   product           VARCHAR  product; empty = none named
--   issue             VARCHAR  issue; empty = none named
--   complaints        BIGINT   complaints
--   share             DOUBLE   share of all complaints that name a product or an issue
--   cumulative_share  DOUBLE   share of this and all larger problems
--   is_vital          BOOLEAN  one of the few needed to reach the set share
with counted as (
    select product, issue, count(*) as complaints from problem_cases
    group by product, issue
),

ranked as (
    select
        *, row_number() over (order by complaints desc, product asc, issue asc) as place,
        sum(complaints) over (order by complaints desc, product asc, issue asc rows unbounded preceding) as running,
        sum(complaints) over () as total
    from counted
)

select
    ranked.place, ranked.product, ranked.issue, ranked.complaints, ranked.complaints / ranked.total as share,
    ranked.running / ranked.total as cumulative_share,
    (ranked.running - ranked.complaints) / ranked.total < recurring_settings.pareto_share as is_vital
from ranked
cross join recurring_settings
order by ranked.place
