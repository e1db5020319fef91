-- Control limits for the share of breached clocks and missed steps of every closed week.
-- one row per: subject, name, week
-- inputs: share_weeks, recurring_settings
-- rule: Laney 2002, P' chart: sigma_z = mean moving range of the z-scores / 1.128, never less than 1; skewness of the binomial by the first term of Cornish and Fisher; normal quantile by Abramowitz and Stegun 26.2.23, the budget of false alarms shared by weeks and shares, never narrower than Shewhart's three sigma; judged only where 5 bad and 5 good are expected
-- columns:
--   subject         VARCHAR  clock or step
--   name            VARCHAR  clock of measures.md, or W1 to F8
--   week            DATE     Monday of the week, local
--   judged          BIGINT   clocks or steps judged in the week
--   bad             BIGINT   breached or failed among them
--   baseline_weeks  BIGINT   closed weeks that it is held against
--   centre          DOUBLE   usual share of the bad, 0 to 1
--   sigma_z         DOUBLE   scatter against pure chance (binomial); 1 = as chance has it, never less
--   z_limit         DOUBLE   standard deviations at which the budget is kept
--   lower           DOUBLE   a smaller share than this is a signal, 0 to 1
--   upper           DOUBLE   a larger share than this is a signal, 0 to 1
with closed as (
    select
        *, lag(judged) over (partition by subject, name order by week) as judged_before,
        lag(bad) over (partition by subject, name order by week) as bad_before,
        lag(week) over (partition by subject, name order by week) as week_before
    from share_weeks
    where is_closed and judged > 0
),

paired as (
    select
        judged_weeks.subject, judged_weeks.name, judged_weeks.week, closed.judged, closed.bad,
        case
            when
                days_between(closed.week_before, judged_weeks.week)
                <= 7 * (recurring_settings.guard_weeks + recurring_settings.baseline_weeks)
                then closed.judged_before
        end as judged_before,
        closed.bad_before
    from closed as judged_weeks
    cross join recurring_settings
    inner join closed
        on
            judged_weeks.subject = closed.subject and judged_weeks.name = closed.name
            and days_between(closed.week, judged_weeks.week) > 7 * recurring_settings.guard_weeks
            and days_between(closed.week, judged_weeks.week) <= 7 * (recurring_settings.guard_weeks + recurring_settings.baseline_weeks)
),

centred as (
    select
        *, count(*) over (partition by subject, name, week) as baseline_weeks,
        sum(bad) over (partition by subject, name, week) / cast(sum(judged) over (partition by subject, name, week) as double) as centre
    from paired
),

scattered as (
    select
        subject, name, week, baseline_weeks, centre,
        greatest(coalesce(avg(abs(
            (bad - centre * judged) / sqrt(centre * (1.0 - centre) * judged)
            - (bad_before - centre * judged_before) / sqrt(centre * (1.0 - centre) * judged_before)
        )) / 1.128, 1.0), 1.0) as sigma_z
    from centred
    where centre > 0.0 and centre < 1.0
    group by subject, name, week, baseline_weeks, centre
),

tailed as (
    select
        closed.subject, closed.name, closed.week, closed.judged, closed.bad, scattered.baseline_weeks, scattered.centre, scattered.sigma_z,
        sqrt(-2.0 * ln(least(
            recurring_settings.false_alarms_per_year * 7 / 365.25 / count(*) over (partition by closed.week), 0.00135
        ))) as tail,
        sqrt(scattered.centre * (1.0 - scattered.centre) / closed.judged) as chance
    from closed
    inner join scattered
        on closed.subject = scattered.subject and closed.name = scattered.name and closed.week = scattered.week
    cross join recurring_settings
    where
        scattered.baseline_weeks >= recurring_settings.min_baseline_weeks
        and closed.judged * least(scattered.centre, 1.0 - scattered.centre) >= 5.0
),

quantiled as (
    select *, (1.0 - 2.0 * centre) / (chance * judged) as skewness, normal_z(tail) as z_normal from tailed
),

-- the scatter is itself an estimate, as in problem_limits
widened as (
    select *, z_normal + (z_normal * z_normal * z_normal + z_normal) / (4.0 * 0.62 * baseline_weeks) as z_limit from quantiled
)

select
    subject, name, week, judged, bad, baseline_weeks, round(centre, 9) as centre, round(sigma_z, 9) as sigma_z, z_limit,
    round(greatest(centre - sigma_z * chance * (z_limit - (z_limit * z_limit - 1.0) * skewness / 6.0), 0.0), 9) as lower,
    round(least(centre + sigma_z * chance * (z_limit + (z_limit * z_limit - 1.0) * skewness / 6.0), 1.0), 9) as upper
from widened
