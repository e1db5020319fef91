-- Routes that complaints take through the teams, and how many of each miss their limit.
-- one row per: route
-- inputs: case_routes, clock_verdicts
-- rule: measures.md, Hand-offs and Clocks; a case is breached where its resolution limit or the export's own due time is, met where one is met and none breached
-- columns:
--   route                VARCHAR  the teams in order
--   cases                BIGINT   cases that took it
--   handoffs             BIGINT   hand-offs on it
--   share                DOUBLE   cases per case whose route is known, 0 to 1
--   breached             BIGINT   cases that missed a limit
--   met                  BIGINT   cases that met their limits
--   unjudged             BIGINT   cases still running, without a limit, or of unknown verdict
--   breach_share         DOUBLE   breached per breached and met, 0 to 1
--   median_life_seconds  DOUBLE   median seconds of their life so far, on the wall
with judged as (
    select
        source, complaint_id, count(*) filter (where verdict = 'breached') > 0 as is_breached,
        count(*) filter (where verdict = 'met') > 0 as is_met
    from clock_verdicts
    where clock in ('resolution', 'due')
    group by source, complaint_id
),

routed as (
    select
        case_routes.route, case_routes.handoffs, case_routes.life_seconds,
        case when judged.is_breached then 'breached' when judged.is_met then 'met' else 'unjudged' end as verdict,
        count(*) over () as all_cases
    from case_routes
    left join judged on case_routes.source = judged.source and case_routes.complaint_id = judged.complaint_id
    where case_routes.route is not null
)

select
    route, count(*) as cases, max(handoffs) as handoffs, cast(count(*) as double) / max(all_cases) as share,
    count(*) filter (where verdict = 'breached') as breached, count(*) filter (where verdict = 'met') as met,
    count(*) filter (where verdict = 'unjudged') as unjudged,
    cast(count(*) filter (where verdict = 'breached') as double)
    / nullif(count(*) filter (where verdict <> 'unjudged'), 0) as breach_share,
    median(life_seconds) as median_life_seconds
from routed
group by route
order by cases desc nulls last, route asc nulls last
