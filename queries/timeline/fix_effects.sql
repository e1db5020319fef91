-- What the fix of each registered problem did to its rate, judged once, after the promised weeks.
-- one row per: problem_id
-- inputs: problems, fix_weeks, fix_comparisons
-- rule: overdispersed Poisson (McCullagh and Nelder 1989, section 6.2), 95 % interval by Student's t; judged once, so that looking every night makes no false success; came back: a later stretch as long is above the judged one by 3.29 standard errors
-- columns:
--   problem_id     VARCHAR  problem of the register
--   verdict        VARCHAR  worked, too early to tell, did not work, came back, or unknown
--   reason         VARCHAR  why it is unknown or too early
--   weeks_before   BIGINT   weeks before the fix
--   weeks_after    BIGINT   complete weeks since the fix
--   weeks_to_tell  BIGINT   weeks after the fix that were promised for a verdict
--   weeks_left     BIGINT   weeks until the verdict
--   before         BIGINT   complaints in the weeks before
--   after          BIGINT   complaints in the weeks judged, or in those there are
--   rate_before    DOUBLE   complaints per unit of exposure before
--   rate_after     DOUBLE   complaints per unit of exposure in the weeks judged
--   ratio          DOUBLE   rate after / rate before; below 1 = better
--   ratio_low      DOUBLE   lower end of its 95 % interval
--   ratio_high     DOUBLE   upper end of its 95 % interval
--   dispersion     DOUBLE   scatter of the weeks, before and after together
--   recent_rate    DOUBLE   rate of the newest stretch after the judged one
--   came_back_on   DATE     first day of that stretch, where it came back
with weighed as (
    select
        *, round(exp(log_ratio), 6) as ratio,
        round(exp(log_ratio - width * sqrt(dispersion * variance)), 6) as ratio_low,
        round(exp(log_ratio + width * sqrt(dispersion * variance)), 6) as ratio_high,
        coalesce(log_back > 3.29 * sqrt(dispersion * back_variance), false) as is_back,
        coalesce(weeks_judged, 0) as weeks_seen
    from fix_comparisons
),

newest as (
    select problem_id, max(place) as weeks_after from fix_weeks
    where side = 'after'
    group by problem_id
)

select
    problems.problem_id,
    case
        when weighed.problem_id is null or weighed.weeks_to_tell is null then 'unknown'
        when weighed.weeks_seen < weighed.weeks_to_tell then 'too early to tell'
        when weighed.ratio_high >= 1.0 then 'did not work'
        when weighed.is_back then 'came back'
        else 'worked'
    end as verdict,
    case
        when weighed.problem_id is null then 'no complete week of the log lies before the fix'
        when weighed.weeks_to_tell is null then 'too few complaints before the fix to tell ever'
        when weighed.weeks_seen < weighed.weeks_to_tell then 'the promised weeks are not over'
    end as reason,
    weighed.weeks_before, coalesce(newest.weeks_after, 0) as weeks_after, weighed.weeks_to_tell,
    greatest(weighed.weeks_to_tell - weighed.weeks_seen, 0) as weeks_left,
    weighed.before, weighed.after, weighed.rate_before, round(weighed.rate_after, 9) as rate_after,
    weighed.ratio, weighed.ratio_low, weighed.ratio_high, round(weighed.dispersion, 6) as dispersion,
    round(weighed.recent_rate, 9) as recent_rate,
    case when weighed.is_back and weighed.ratio_high < 1.0 then weighed.recent_week end as came_back_on
from problems
left join weighed on problems.problem_id = weighed.problem_id
left join newest on problems.problem_id = newest.problem_id
where problems.fixed_on is not null
