-- The few problems that make most breaches of service limits, largest first.
-- one row per: product, issue
-- inputs: problem_burdens, recurring_settings
-- rule: measures.md, recurring problems: the vital few are those needed to reach 80 % (setting pareto_share); a case counts once, however many clocks it breached
-- columns:
--   place             BIGINT  place by breached cases, 1 = most
--   product           VARCHAR  product; empty = none named
--   issue             VARCHAR  issue; empty = none named
--   breached          BIGINT  cases in which a clock was breached
--   kept              BIGINT  cases in which all clocks judged were kept
--   unknown           BIGINT  cases in which no clock could be judged
--   breach_share      DOUBLE  breached / (breached + kept), 0 to 1; null = none judged
--   share             DOUBLE  share of all breached cases
--   cumulative_share  DOUBLE  share of this and all larger problems
--   is_vital          BOOLEAN  one of the few needed to reach the set share
with counted as (
    select
        product, issue, count(*) filter (where is_breached) as breached, count(*) filter (where not is_breached) as kept,
        count(*) filter (where is_breached is null) as unknown
    from problem_burdens
    group by product, issue
),

ranked as (
    select
        *, row_number() over (order by breached desc, product asc, issue asc) as place,
        sum(breached) over (order by breached desc, product asc, issue asc rows unbounded preceding) as running,
        sum(breached) over () as total
    from counted
    where breached > 0
)

select
    ranked.place, ranked.product, ranked.issue, ranked.breached, ranked.kept, ranked.unknown,
    ranked.breached / nullif(ranked.breached + ranked.kept, 0) as breach_share, ranked.breached / ranked.total as share,
    ranked.running / ranked.total as cumulative_share,
    (ranked.running - ranked.breached) / ranked.total < recurring_settings.pareto_share as is_vital
from ranked
cross join recurring_settings
order by ranked.place
