-- Weeks in which a problem was out of its limits, with the test that said so and how far out it was.
-- one row per: product, issue, week
-- inputs: problem_stretches, recurring_settings
-- rule: a signal needs a score beyond its limit and, upwards, the minimum effect and the minimum number of complaints; score = standard deviations, by Wilson and Hilferty 1931, half a complaint taken off for continuity
-- columns:
--   product         VARCHAR  product; empty = none named
--   issue           VARCHAR  issue; empty = none named
--   week            DATE     Monday of the week
--   problem_number  BIGINT   place of the problem among all, by name
--   week_number     BIGINT   weeks since Monday 5 January 1970
--   direction       VARCHAR  up or down
--   test            VARCHAR  test that is furthest out: week, two_weeks, run or close_together
--   since_week      DATE     first week of what the test looked at
--   observed        DOUBLE   complaints in it
--   expected        DOUBLE   complaints expected in it
--   score           DOUBLE   standard deviations from the expected
--   z_limit         DOUBLE   standard deviations at which the budget is kept
with measured as (
    select
        *, case when observed > expected then greatest(observed - 0.5, expected) else least(observed + 0.5, expected) end as corrected,
        sigma_z * sqrt(expected * (1.0 + share)) as deviation,
        (2.0 * sigma_z * sigma_z - 1.0) / (sigma_z * sqrt(expected)) as skewness
    from problem_stretches
),

scored as (
    select
        *,
        6.0 / skewness
        * (cbrt(greatest(1.0 + skewness / 2.0 * (corrected - expected) / deviation, 0.0)) - 1.0) + skewness / 6.0 as score
    from measured
),

out_of_limits as (
    select scored.*, case when scored.observed > scored.expected then 'up' else 'down' end as direction
    from scored
    cross join recurring_settings
    where
        (
            scored.score > scored.z_limit and scored.observed >= recurring_settings.minimum_cases
            and scored.observed >= scored.expected * (1.0 + recurring_settings.minimum_effect)
        )
        or (scored.observed < scored.expected and scored.score < -scored.z_limit and scored.test <> 'close_together')
)

select
    product, issue, week, problem_number, week_number, direction, test, since_week, observed, round(expected, 6) as expected,
    round(score, 6) as score, z_limit
from out_of_limits
qualify row_number() over (partition by product, issue, week order by direction desc, score desc, test asc) = 1
