-- The unfinished week so far, against the same weekdays of the weeks before.
-- one row per: product, issue
-- inputs: problem_cases, problem_series, problem_limits, recurring_settings
-- params: as_of
-- rule: same-weekday baseline: the share of the week that has usually come in by the end of yesterday, over all problems, times what is usual for the problem; shown, never counted as a signal
-- columns:
--   product     VARCHAR  product; empty = none named
--   issue       VARCHAR  issue; empty = none named
--   week        DATE     Monday of the current week
--   days        BIGINT   whole days of it that are over
--   complaints  BIGINT   complaints in these days
--   expected    DOUBLE   complaints usual by then; null = too little history
--   excess      DOUBLE   complaints above the usual
--   is_high     BOOLEAN  more than three standard deviations above it, and above the minimum effect and number
with clock as (
    select day_of(to_local($as_of, timezone)) as today, week_of(to_local($as_of, timezone)) as week, minimum_effect, minimum_cases, baseline_weeks
    from recurring_settings
),

shares as (
    select
        count(*) filter (where days_between(problem_cases.week, problem_cases.received_on) < days_between(clock.week, clock.today)) * 1.0
        / nullif(count(*), 0) as share_so_far
    from problem_cases
    cross join clock
    where problem_cases.week < clock.week and days_between(problem_cases.week, clock.week) <= 7 * clock.baseline_weeks
),

usual as (
    select product, issue, rate_centre, sigma_z from problem_limits
    qualify row_number() over (partition by product, issue order by week desc) = 1
),

so_far as (
    select problem_cases.product, problem_cases.issue, count(*) as complaints
    from problem_cases
    cross join clock
    where problem_cases.week = clock.week and problem_cases.received_on < clock.today
    group by problem_cases.product, problem_cases.issue
),

expected as (
    select
        so_far.product, so_far.issue, clock.week, days_between(clock.week, clock.today) as days, so_far.complaints,
        usual.rate_centre * coalesce(problem_series.exposure, 1.0) * shares.share_so_far as expected, usual.sigma_z,
        clock.minimum_effect, clock.minimum_cases
    from so_far
    cross join clock
    cross join shares
    left join usual on so_far.product = usual.product and so_far.issue = usual.issue
    left join problem_series
        on
            so_far.product = problem_series.product and so_far.issue = problem_series.issue
            and problem_series.week = add_days(clock.week, -7)
)

select
    product, issue, week, days, complaints, round(expected, 6) as expected, round(complaints - expected, 6) as excess,
    complaints > expected + 3.0 * sigma_z * sqrt(expected) and complaints >= minimum_cases
    and complaints >= expected * (1.0 + minimum_effect) as is_high
from expected
order by excess desc nulls last, product asc, issue asc
