-- Weeks before and after the fix of each registered problem.
-- one row per: problem_id, week
-- inputs: problems, problem_matches, problem_series, problem_cases, text_cluster_members, recurring_settings
-- rule: the week of the fix itself is left out; at most baseline_weeks before it; an empty cluster of the problem means any
-- columns:
--   problem_id  VARCHAR  problem of the register
--   week        DATE     Monday of the week, local
--   side        VARCHAR  before or after
--   place       BIGINT   weeks from the fix, 1 = the next to it
--   complaints  BIGINT   complaints of the problem in the week
--   exposure    DOUBLE   what the rate is held against
with weeks as (
    select week, max(exposure) as exposure from problem_series
    where is_complete
    group by week
),

matched as (
    select problems.problem_id, problem_cases.week, count(*) as complaints
    from problems
    inner join problem_matches on problems.problem_id = problem_matches.problem_id
    inner join problem_cases on problem_matches.product = problem_cases.product and problem_matches.issue = problem_cases.issue
    left join text_cluster_members
        on
            problem_cases.source = text_cluster_members.source
            and problem_cases.complaint_id = text_cluster_members.complaint_id
    where
        problems.fixed_on is not null
        and coalesce(problems.cluster_id, '') in ('', coalesce(text_cluster_members.cluster_id, 'none'))
    group by problems.problem_id, problem_cases.week
)

select
    problems.problem_id, weeks.week, case when weeks.week < week_of(problems.fixed_on) then 'before' else 'after' end as side,
    abs(days_between(week_of(problems.fixed_on), weeks.week)) // 7 as place, coalesce(matched.complaints, 0) as complaints,
    weeks.exposure
from problems
cross join weeks
cross join recurring_settings
left join matched on problems.problem_id = matched.problem_id and weeks.week = matched.week
where
    weeks.week <> week_of(problems.fixed_on)
    and days_between(weeks.week, week_of(problems.fixed_on)) <= 7 * recurring_settings.baseline_weeks
