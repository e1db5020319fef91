-- What a hand-off costs: extra hours to resolution per hand-off, against cases of the same product and severity without one.
-- one row per: handoffs
-- inputs: handoff_strata
-- rule: a linear function of medians (Bonett and Price 2002, Psychological Methods 7, 370): in each stratum (median with n hand-offs - median without) / n, weighted by
--   cases; interval = estimate ± 1.96 standard errors; it shows that they go together, not that the hand-off causes it
-- columns:
--   handoffs         VARCHAR  hand-offs of the cases: 1, 2, 3, 4 or more, any
--   cases            BIGINT   resolved cases with so many, in groups of at least 20 that have a like group without
--   strata           BIGINT   strata of product and severity
--   extra_hours      DOUBLE   extra median hours to resolution per hand-off
--   lower            DOUBLE   lower end of its 95 % interval
--   upper            DOUBLE   upper end of its 95 % interval
--   is_working_time  BOOLEAN  hours of the calendar; false = hours on the wall
with contrasts as (
    select
        treated.product, treated.severity, treated.level, treated.cases, treated.mean_handoffs, treated.median_variance,
        treated.is_working_time, plain.median_variance as plain_variance,
        (treated.median_hours - plain.median_hours) / treated.mean_handoffs as extra_hours
    from handoff_strata as treated
    inner join handoff_strata as plain
        on treated.product = plain.product and treated.severity = plain.severity and plain.level = 0
    where treated.level > 0
),

grouped as (
    select
        case when level = 4 then '4 or more' else cast(level as varchar) end as handoffs, product, severity, cases,
        mean_handoffs, median_variance, plain_variance, extra_hours, is_working_time
    from contrasts
    union all
    select
        'any' as handoffs, product, severity, cases, mean_handoffs, median_variance, plain_variance, extra_hours, is_working_time
    from contrasts
),

weighted as (
    select *, cast(cases as double) / sum(cases) over (partition by handoffs) as weight from grouped
),

-- the group without hand-offs is the same for all levels of a stratum: its coefficients add up before they are squared
by_stratum as (
    select
        handoffs, product, severity, sum(cases) as cases, sum(weight * extra_hours) as extra_hours,
        sum(power(weight / mean_handoffs, 2) * median_variance)
        + power(sum(weight / mean_handoffs), 2) * max(plain_variance) as variance, bool_and(is_working_time) as is_working_time
    from weighted
    group by handoffs, product, severity
)

select
    handoffs, cast(sum(cases) as bigint) as cases, count(*) as strata, round(sum(extra_hours), 6) as extra_hours,
    round(sum(extra_hours) - 1.96 * sqrt(sum(variance)), 6) as lower,
    round(sum(extra_hours) + 1.96 * sqrt(sum(variance)), 6) as upper, bool_and(is_working_time) as is_working_time
from by_stratum
group by handoffs
order by handoffs asc nulls last
