-- Weeks before and after the fix of each registered problem.
-- one row per: problem_id, week
-- inputs: problems, problem_series, recurring_settings
-- rule: the week of the fix itself is left out; at most baseline_weeks before it
-- columns:
--   problem_id  VARCHAR  problem of the register
--   week        DATE     Monday of the week, local
--   side        VARCHAR  before or after
--   place       BIGINT   weeks from the fix, 1 = the next to it
--   complaints  BIGINT   complaints of the problem in the week
--   exposure    DOUBLE   what the rate is held against
with matched as (
    select
        problems.problem_id, week_of(problems.fixed_on) as fix_week, problem_series.week,
        sum(problem_series.complaints) as complaints, max(problem_series.exposure) as exposure
    from problems
    inner join problem_series
        on
            coalesce(problems.product, '') in ('', problem_series.product)
            and coalesce(problems.issue, '') in ('', problem_series.issue)
    where problems.fixed_on is not null and problem_series.is_complete
    group by problems.problem_id, problems.fixed_on, problem_series.week
)

select
    matched.problem_id, matched.week, case when matched.week < matched.fix_week then 'before' else 'after' end as side,
    abs(days_between(matched.fix_week, matched.week)) // 7 as place, cast(matched.complaints as bigint) as complaints, matched.exposure
from matched
cross join recurring_settings
where
    matched.week <> matched.fix_week
    and days_between(matched.week, matched.fix_week) <= 7 * recurring_settings.baseline_weeks
