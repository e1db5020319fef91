-- How long each fix has to be watched, promised from what was known before it.
-- one row per: problem_id
-- inputs: fix_weeks
-- rule: overdispersed Poisson (McCullagh and Nelder 1989, section 6.2): variance of the log of a rate ratio = phi (1/before + 1/after); long enough to see a halved rate 95 times in 100 with a 95 % interval
-- columns:
--   problem_id     VARCHAR  problem of the register
--   weeks_before   BIGINT   weeks before the fix
--   before         BIGINT   complaints in them
--   rate_before    DOUBLE   complaints per unit of exposure before the fix
--   dispersion     DOUBLE   scatter of the weeks before (Pearson chi-square per degree of freedom), at least 1
--   weeks_to_tell  BIGINT   whole weeks after the fix by which a halved rate shows; null = too few complaints before it to tell ever
with summed as (
    select
        problem_id, count(*) as weeks, sum(complaints) as cases, sum(complaints) / sum(exposure) as rate,
        avg(exposure) as mean_exposure
    from fix_weeks
    where side = 'before'
    group by problem_id
),

scattered as (
    select
        summed.problem_id, summed.weeks, summed.cases, summed.rate, summed.mean_exposure,
        greatest(coalesce(
            sum(power(fix_weeks.complaints - summed.rate * fix_weeks.exposure, 2) / nullif(summed.rate * fix_weeks.exposure, 0))
            / nullif(summed.weeks - 1, 0), 1.0
        ), 1.0) as dispersion
    from summed
    inner join fix_weeks on summed.problem_id = fix_weeks.problem_id and fix_weeks.side = 'before'
    group by summed.problem_id, summed.weeks, summed.cases, summed.rate, summed.mean_exposure
),

-- (ln 2 / (1.960 + 1.645))^2 = 0.036968: the variance at which half stands out
spared as (
    select *, 0.036968 / dispersion - 1.0 / nullif(cases, 0) as variance_left from scattered
)

select
    problem_id, weeks as weeks_before, cast(cases as bigint) as before, round(rate, 9) as rate_before,
    round(dispersion, 9) as dispersion,
    case
        when variance_left > 0
            then cast(greatest(ceil(round(1.0 / (0.5 * rate * mean_exposure * variance_left), 6)), 4) as bigint)
    end as weeks_to_tell
from spared
