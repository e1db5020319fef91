-- Unbroken spells of signals of a problem in one direction: signals no more than four weeks apart are one spell.
-- one row per: product, issue, direction, spell
-- inputs: problem_signals, problem_limits
-- columns:
--   product         VARCHAR  product; empty = none named
--   issue           VARCHAR  issue; empty = none named
--   direction       VARCHAR  up or down
--   spell           BIGINT   1 = first
--   problem_number  BIGINT   place of the problem among all, by name
--   since_week      DATE     Monday on which what the first signal looked at began
--   found_week      DATE     week of the first signal
--   last_week       DATE     week of the newest signal
--   signals         BIGINT   weeks with a signal
--   score           DOUBLE   furthest out, in standard deviations
--   z_limit         DOUBLE   limit of that score
--   rate_centre     DOUBLE   usual rate when it was found
with followed as (
    select
        *, lag(week_number) over (partition by problem_number, direction order by week_number) as week_before
    from problem_signals
),

numbered as (
    select
        *,
        sum(case when week_number - week_before <= 4 then 0 else 1 end)
            over (partition by problem_number, direction order by week_number rows unbounded preceding) as spell
    from followed
),

-- two weeks may be as far out as each other: the earlier one speaks
ranked as (
    select *, row_number() over (partition by problem_number, direction, spell order by abs(score) desc, week_number) as place
    from numbered
),

summed as (
    select
        product, issue, direction, cast(spell as bigint) as spell, problem_number, min(since_week) as since_week,
        min(week) as found_week, max(week) as last_week, count(*) as signals,
        max(score) filter (where place = 1) as score, max(z_limit) filter (where place = 1) as z_limit
    from ranked
    group by product, issue, direction, spell, problem_number
)

select
    summed.product, summed.issue, summed.direction, summed.spell, summed.problem_number, summed.since_week,
    summed.found_week, summed.last_week, summed.signals, summed.score, summed.z_limit, problem_limits.rate_centre
from summed
inner join problem_limits
    on summed.problem_number = problem_limits.problem_number and summed.found_week = problem_limits.week
