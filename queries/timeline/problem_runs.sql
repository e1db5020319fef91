-- Runs of weeks in which a problem stayed on one side of its median for unusually long, each week anew.
-- one row per: product, issue, week
-- inputs: problem_limits
-- rule: Anhoej and Olesen 2014: longer than round(log2 n) + 3 on one side of the median is unusual; where the median is not 0 and the run no older than its baseline
-- columns:
--   product         VARCHAR  product; empty = none named
--   issue           VARCHAR  issue; empty = none named
--   week            DATE     last week of the run so far
--   problem_number  BIGINT   place of the problem among all, by name
--   week_number     BIGINT   weeks since Monday 5 January 1970
--   start_week      DATE     first week of the run
--   run_length      BIGINT   weeks of the run so far
--   run_cases       BIGINT   complaints in them
--   run_exposure    DOUBLE   their exposure
--   start_centre    DOUBLE   usual complaints per unit of exposure when the run began
--   start_exposure  DOUBLE   exposure of the baseline when the run began
--   start_sigma     DOUBLE   scatter against pure chance when the run began
--   z_limit         DOUBLE   standard deviations at which the budget is kept
with sided as (
    select *, case when complaints / exposure > rate_middle then 1 else -1 end as side
    from problem_limits
    where complaints / exposure <> rate_middle
),

turns as (
    select
        *,
        case when side = lag(side) over (partition by problem_number order by week_number) then 0 else 1 end as is_turn
    from sided
),

runs as (
    select *, sum(is_turn) over (partition by problem_number order by week_number rows unbounded preceding) as run_number
    from turns
),

grown as (
    select
        *,
        row_number() over (partition by problem_number, run_number order by week_number) as run_length,
        sum(complaints) over (partition by problem_number, run_number order by week_number rows unbounded preceding) as run_cases,
        sum(exposure) over (partition by problem_number, run_number order by week_number rows unbounded preceding) as run_exposure,
        first_value(rate_centre) over (partition by problem_number, run_number order by week_number rows unbounded preceding) as start_centre,
        first_value(baseline_exposure) over (partition by problem_number, run_number order by week_number rows unbounded preceding)
            as start_exposure,
        first_value(sigma_z) over (partition by problem_number, run_number order by week_number rows unbounded preceding) as start_sigma,
        min(week) over (partition by problem_number, run_number order by week_number rows unbounded preceding) as start_week
    from runs
)

select
    product, issue, week, problem_number, week_number, start_week, run_length, cast(run_cases as bigint) as run_cases, run_exposure,
    start_centre, start_exposure, start_sigma, z_limit
from grown
where
    run_length > round(log2(baseline_weeks)) + 3 and rate_centre * exposure >= 1.0 and rate_middle > 0.0
    and days_between(start_week, week) < 7 * baseline_weeks
