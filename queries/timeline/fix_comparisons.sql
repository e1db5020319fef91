-- The weeks before the fix of a registered problem held against the weeks that judge it, and those against the newest.
-- one row per: problem_id
-- inputs: fix_weeks, fix_promises
-- rule: overdispersed Poisson (McCullagh and Nelder 1989, section 6.2); width is the 95 % quantile of Student's t, approximated; half a complaint is added to each side, so that a rate of 0 has a logarithm
-- columns:
--   problem_id     VARCHAR  problem of the register
--   weeks_before   BIGINT   weeks before the fix
--   weeks_to_tell  BIGINT   weeks after the fix that were promised for a verdict
--   before         BIGINT   complaints in the weeks before
--   rate_before    DOUBLE   complaints per unit of exposure before
--   after          BIGINT   complaints in the weeks that judge it, or in those there are
--   rate_after     DOUBLE   complaints per unit of exposure in them
--   weeks_judged   BIGINT   how many these are
--   dispersion     DOUBLE   scatter of the weeks, before and after together; at least 1
--   width          DOUBLE   standard errors to the ends of the interval
--   log_ratio      DOUBLE   logarithm of rate after / rate before
--   variance       DOUBLE   its variance where the scatter is pure chance
--   log_back       DOUBLE   logarithm of the newest rate / rate after
--   back_variance  DOUBLE   its variance where the scatter is pure chance
--   recent_rate    DOUBLE   rate of the newest stretch after the judged one, as long as it
--   recent_week    DATE     first week of that stretch
with placed as (
    select
        fix_weeks.problem_id, fix_weeks.week, fix_weeks.side, fix_weeks.place, fix_weeks.complaints, fix_weeks.exposure,
        fix_promises.weeks_to_tell,
        max(fix_weeks.place) filter (where fix_weeks.side = 'after') over (partition by fix_weeks.problem_id) as newest
    from fix_weeks
    inner join fix_promises on fix_weeks.problem_id = fix_promises.problem_id
),

parts as (
    select
        *,
        case
            when side = 'before' then 'before'
            when place <= coalesce(weeks_to_tell, newest) then 'judged'
            when place > newest - weeks_to_tell then 'recent'
            else 'between'
        end as part
    from placed
),

sums as (
    select
        problem_id, part, count(*) as weeks, sum(complaints) as cases, sum(exposure) as exposure,
        (sum(complaints) + 0.5) / sum(exposure) as smoothed, sum(complaints) / sum(exposure) as rate, min(week) as from_week
    from parts
    group by problem_id, part
),

scatter as (
    select
        parts.problem_id,
        sum(power(parts.complaints - sums.rate * parts.exposure, 2) / (sums.rate * parts.exposure))
        / nullif(count(*) - 2, 0) as dispersion,
        count(*) - 2 as freedom
    from parts
    inner join sums on parts.problem_id = sums.problem_id and parts.part = sums.part
    where parts.part in ('before', 'judged') and sums.rate > 0
    group by parts.problem_id
)

select
    fix_promises.problem_id, fix_promises.weeks_before, fix_promises.weeks_to_tell, fix_promises.before,
    fix_promises.rate_before, cast(judged.cases as bigint) as after, judged.rate as rate_after, judged.weeks as weeks_judged,
    greatest(coalesce(scatter.dispersion, 1.0), 1.0) as dispersion,
    1.96 + 2.3723 / greatest(coalesce(scatter.freedom, 1), 1) as width,
    ln(judged.smoothed / before_fix.smoothed) as log_ratio,
    1.0 / (before_fix.cases + 0.5) + 1.0 / (judged.cases + 0.5) as variance,
    ln(recent.smoothed / judged.smoothed) as log_back,
    1.0 / (recent.cases + 0.5) + 1.0 / (judged.cases + 0.5) as back_variance, recent.rate as recent_rate,
    recent.from_week as recent_week
from fix_promises
inner join sums as before_fix on fix_promises.problem_id = before_fix.problem_id and before_fix.part = 'before'
left join sums as judged on fix_promises.problem_id = judged.problem_id and judged.part = 'judged'
left join sums as recent on fix_promises.problem_id = recent.problem_id and recent.part = 'recent'
left join scatter on fix_promises.problem_id = scatter.problem_id
