-- How many cases have how many hand-offs.
-- one row per: handoffs
-- inputs: case_routes
-- rule: measures.md, Hand-offs
-- columns:
--   handoffs             BIGINT  hand-offs of a case; null = unknown
--   cases                BIGINT  cases with so many
--   share                DOUBLE  these per case whose hand-offs are known, 0 to 1; null for the unknown
--   median_life_seconds  DOUBLE  median seconds of their life so far, on the wall
with known as (
    select count(handoffs) as cases from case_routes
)

select
    case_routes.handoffs, count(*) as cases,
    case when case_routes.handoffs is not null then cast(count(*) as double) / nullif(max(known.cases), 0) end as share,
    median(case_routes.life_seconds) as median_life_seconds
from case_routes
cross join known
group by case_routes.handoffs
order by case_routes.handoffs asc nulls last
