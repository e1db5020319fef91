-- What the newest weeks of every problem hold: how many weeks count, how many complained, what the rate was before.
-- one row per: product, issue
-- inputs: problem_series, problem_cases, recurring_settings
-- rule: measures.md, recurring problems: at least min_customers distinct customers in at least `periods` of the last `of` weeks; only weeks that have ended count
-- columns:
--   product         VARCHAR  product; empty = none named
--   issue           VARCHAR  issue; empty = none named
--   problem_number  BIGINT   place of the problem among all, by name
--   first_on        DATE     day of its first complaint
--   last_on         DATE     day of its newest complaint
--   newest_week     DATE     newest complete week
--   total_cases     BIGINT   complaints in all
--   cases           BIGINT   complaints in the last `of` complete weeks
--   cases_before    BIGINT   complaints in as many weeks before them
--   customers       BIGINT   distinct customers in the last `of` complete weeks; a complaint that names nobody counts as one
--   unnamed         BIGINT   complaints among them that name nobody
--   weeks           BIGINT   of the last `of` complete weeks, those with enough customers
--   weeks_before    BIGINT   the same of as many weeks before
--   is_recurring    BOOLEAN  it meets the rule now
--   was_recurring   BOOLEAN  it met the rule `of` weeks ago
--   is_new          BOOLEAN  its first complaint lies in the last `of` weeks or the current one, and the log is at least twice as old
--   is_quiet        BOOLEAN  no complaint in the last `of` complete weeks nor in the current one
--   rate            DOUBLE   complaints per unit of exposure in the last `of` complete weeks
--   rate_before     DOUBLE   the same of as many weeks before; null where the log does not reach back so far
--   rate_last_two   DOUBLE   the same of the last two complete weeks
--   rate_unit       VARCHAR  per 1 000 contacts, per 1 000 customers, or per week
with aged as (
    select
        problem_series.*, recurring_settings.min_customers, recurring_settings.periods, recurring_settings.of_periods,
        max(problem_series.week_number) over () - problem_series.week_number as age,
        max(problem_series.week_number) over () - min(problem_series.week_number) over () as log_weeks
    from problem_series
    cross join recurring_settings
),

summed as (
    select
        product, issue, problem_number, max(week) filter (where age = 1) as newest_week, max(rate_unit) as rate_unit,
        cast(sum(complaints) as bigint) as total_cases,
        cast(coalesce(sum(complaints) filter (where age between 1 and of_periods), 0) as bigint) as cases,
        cast(coalesce(sum(complaints) filter (where age between of_periods + 1 and 2 * of_periods), 0) as bigint)
            as cases_before,
        cast(coalesce(sum(unnamed) filter (where age between 1 and of_periods), 0) as bigint) as unnamed,
        count(*) filter (where age between 1 and of_periods and customers >= min_customers) as weeks,
        count(*) filter (where age between of_periods + 1 and 2 * of_periods and customers >= min_customers) as weeks_before,
        sum(exposure) filter (where age between 1 and of_periods) as exposure,
        sum(exposure) filter (where age between of_periods + 1 and 2 * of_periods) as exposure_before,
        sum(complaints) filter (where age between 1 and 2) / sum(exposure) filter (where age between 1 and 2) as rate_last_two,
        max(case when complaints > 0 then age end) as first_age, min(case when complaints > 0 then age end) as last_age,
        max(log_weeks) as log_weeks, max(periods) as periods, max(of_periods) as of_periods
    from aged
    group by product, issue, problem_number
),

dated as (
    select
        problem_cases.product, problem_cases.issue, min(problem_cases.received_on) as first_on,
        max(problem_cases.received_on) as last_on,
        count(distinct case
            when
                problem_cases.week <= summed.newest_week
                and days_between(problem_cases.week, summed.newest_week) < 7 * summed.of_periods
                then problem_cases.customer
        end) as customers
    from problem_cases
    inner join summed on problem_cases.product = summed.product and problem_cases.issue = summed.issue
    group by problem_cases.product, problem_cases.issue
)

select
    summed.product, summed.issue, summed.problem_number, dated.first_on, dated.last_on, summed.newest_week,
    summed.total_cases, summed.cases, summed.cases_before, dated.customers, summed.unnamed, summed.weeks, summed.weeks_before,
    summed.weeks >= summed.periods as is_recurring, summed.weeks_before >= summed.periods as was_recurring,
    summed.first_age <= summed.of_periods and summed.log_weeks >= 2 * summed.of_periods as is_new,
    summed.last_age > summed.of_periods as is_quiet,
    round(summed.cases / summed.exposure, 6) as rate,
    case when summed.log_weeks >= 2 * summed.of_periods then round(summed.cases_before / summed.exposure_before, 6) end as rate_before,
    round(summed.rate_last_two, 6) as rate_last_two, summed.rate_unit
from summed
inner join dated on summed.product = dated.product and summed.issue = dated.issue
