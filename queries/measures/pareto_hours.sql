-- The few problems that take most working hours until they are resolved, largest first.
-- one row per: product, issue
-- inputs: problem_burdens, recurring_settings
-- rule: measures.md, recurring problems: the vital few are those needed to reach 80 % (setting pareto_share); hours = working time from receipt to resolution, open cases until now
-- columns:
--   place             BIGINT  place by hours, 1 = most
--   product           VARCHAR  product; empty = none named
--   issue             VARCHAR  issue; empty = none named
--   hours             DOUBLE  working hours of all its cases
--   cases             BIGINT  cases whose hours are known
--   unknown           BIGINT  cases whose hours are not known
--   mean_hours        DOUBLE  working hours a case
--   share             DOUBLE  share of all hours
--   cumulative_share  DOUBLE  share of this and all larger problems
--   is_vital          BOOLEAN  one of the few needed to reach the set share
with counted as (
    select
        product, issue, round(sum(working_hours), 6) as hours, count(working_hours) as cases,
        count(*) - count(working_hours) as unknown
    from problem_burdens
    group by product, issue
),

ranked as (
    select
        *, row_number() over (order by hours desc, product asc, issue asc) as place,
        sum(hours) over (order by hours desc, product asc, issue asc rows unbounded preceding) as running, sum(hours) over () as total
    from counted
    where hours > 0
)

select
    ranked.place, ranked.product, ranked.issue, ranked.hours, ranked.cases, ranked.unknown,
    round(ranked.hours / ranked.cases, 6) as mean_hours, round(ranked.hours / ranked.total, 9) as share,
    round(ranked.running / ranked.total, 9) as cumulative_share,
    (ranked.running - ranked.hours) / ranked.total < recurring_settings.pareto_share as is_vital
from ranked
cross join recurring_settings
order by ranked.place
