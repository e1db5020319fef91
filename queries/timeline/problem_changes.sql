-- The spell of signals that is on in a problem, upwards or downwards, and how sure it is.
-- one row per: product, issue, direction
-- inputs: problem_recent, problem_spells, problem_limits, recurring_settings
-- rule: a spell is on while its newest signal is one of the last two complete weeks, or the last two weeks are still beyond the minimum effect; after half a baseline it is the new level, no longer a change
-- columns:
--   product          VARCHAR  product; empty = none named
--   issue            VARCHAR  issue; empty = none named
--   direction        VARCHAR  up or down
--   since_week       DATE     first week of the spell
--   score            DOUBLE   standard deviations from the usual
--   chance_per_year  DOUBLE   so many signals as strong as this a year would come by chance alone, over all problems
with newest_limits as (
    select product, issue, max_by(watched, week) as watched from problem_limits
    group by product, issue
),

newest_spells as (
    select * from problem_spells
    qualify row_number() over (partition by product, issue, direction order by spell desc) = 1
),

spells_on as (
    select
        newest_spells.product, newest_spells.issue, newest_spells.direction, newest_spells.since_week, newest_spells.score,
        abs(newest_spells.score) as distance, 1.0 / (1.0 + 0.2316419 * abs(newest_spells.score)) as nearness
    from newest_spells
    inner join problem_recent
        on newest_spells.product = problem_recent.product and newest_spells.issue = problem_recent.issue
    cross join recurring_settings
    where
        days_between(newest_spells.since_week, problem_recent.newest_week) < 3.5 * recurring_settings.baseline_weeks
        and (
            days_between(newest_spells.last_week, problem_recent.newest_week) < 14
            or (
                days_between(newest_spells.last_week, problem_recent.newest_week) < 7 * recurring_settings.of_periods
                and case
                    when newest_spells.direction = 'up'
                        then problem_recent.rate_last_two >= newest_spells.rate_centre * (1.0 + recurring_settings.minimum_effect)
                    else problem_recent.rate_last_two <= newest_spells.rate_centre / (1.0 + recurring_settings.minimum_effect)
                end
            )
        )
)

-- upper tail of the normal: Abramowitz and Stegun 26.2.17
select
    spells_on.product, spells_on.issue, spells_on.direction, spells_on.since_week, spells_on.score,
    exp(-0.5 * distance * distance) * 0.3989422804 * nearness
    * (0.31938153 + nearness * (-0.356563782 + nearness * (1.781477937 + nearness * (-1.821255978 + nearness * 1.330274429))))
    * 3.0 * newest_limits.watched * 365.25 / 7.0 as chance_per_year
from spells_on
inner join newest_limits on spells_on.product = newest_limits.product and spells_on.issue = newest_limits.issue
