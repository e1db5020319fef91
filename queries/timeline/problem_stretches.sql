-- The stretches of time in which a problem is tested, each week anew: the week, two weeks, a run on one side of the median, the last cases of a rare problem.
-- one row per: product, issue, week, test
-- inputs: problem_limits, problem_runs, problem_cases
-- rule: rare problems: time between events (t chart), as the count of cases against the time that they took
-- columns:
--   product         VARCHAR  product; empty = none named
--   issue           VARCHAR  issue; empty = none named
--   week            DATE     last week of the stretch
--   test            VARCHAR  week, two_weeks, run or close_together
--   problem_number  BIGINT   place of the problem among all, by name
--   week_number     BIGINT   weeks since Monday 5 January 1970
--   since_week      DATE     first week of the stretch
--   observed        DOUBLE   complaints in the stretch
--   expected        DOUBLE   complaints expected in it
--   share           DOUBLE   its exposure against that of its baseline
--   sigma_z         DOUBLE   scatter against pure chance
--   z_limit         DOUBLE   standard deviations at which the budget is kept
with two_weeks as (
    select
        *,
        lag(complaints) over (partition by problem_number order by week_number) as complaints_before,
        lag(exposure) over (partition by problem_number order by week_number) as exposure_before,
        lag(week) over (partition by problem_number order by week_number) as week_before
    from problem_limits
),

rare as (
    select distinct product, issue from problem_limits
    where rate_centre * exposure < 1.0
),

-- three gaps between four cases; shorter than a day counts as a day, so that one morning's double entries are no surge
gaps as (
    select
        told.product, told.issue, told.week,
        greatest(secs_between(
            lag(told.received_at, 3) over (partition by told.product, told.issue order by told.received_at, told.source, told.complaint_id),
            told.received_at
        ) / 604800.0, 1.0 / 7.0) as weeks_taken,
        lag(told.week, 3) over (partition by told.product, told.issue order by told.received_at, told.source, told.complaint_id) as since_week
    from problem_cases as told
    inner join rare on told.product = rare.product and told.issue = rare.issue
),

closest as (
    select product, issue, week, min(weeks_taken) as weeks_taken, max(since_week) as since_week
    from gaps
    where since_week is not null
    group by product, issue, week
)

select
    product, issue, week, 'week' as test, problem_number, week_number, week as since_week,
    cast(complaints as double) as observed, centre as expected, exposure / baseline_exposure as share, sigma_z, z_limit
from problem_limits
union all
select
    product, issue, week, 'two_weeks' as test, problem_number, week_number, week_before as since_week,
    cast(complaints + complaints_before as double) as observed, rate_centre * (exposure + exposure_before) as expected,
    (exposure + exposure_before) / baseline_exposure as share, sigma_z, z_limit
from two_weeks
where complaints_before is not null
union all
select
    product, issue, week, 'run' as test, problem_number, week_number, start_week as since_week,
    cast(run_cases as double) as observed, start_centre * run_exposure as expected, run_exposure / start_exposure as share,
    start_sigma as sigma_z, z_limit
from problem_runs
union all
select
    problem_limits.product, problem_limits.issue, problem_limits.week, 'close_together' as test, problem_limits.problem_number,
    problem_limits.week_number, closest.since_week, 3.0 as observed,
    problem_limits.rate_centre * problem_limits.exposure * closest.weeks_taken as expected,
    problem_limits.exposure * closest.weeks_taken / problem_limits.baseline_exposure as share, problem_limits.sigma_z,
    problem_limits.z_limit
from problem_limits
inner join closest
    on problem_limits.product = closest.product and problem_limits.issue = closest.issue and problem_limits.week = closest.week
where problem_limits.rate_centre * problem_limits.exposure < 1.0
