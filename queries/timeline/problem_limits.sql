-- Control limits of every complete week of a problem, wide enough that all problems together keep to the budget of false alarms.
-- one row per: product, issue, week
-- inputs: problem_baselines, recurring_settings
-- rule: Laney 2002 for the scatter; skewness of the negative binomial by Wilson and Hilferty 1931; normal quantile by Abramowitz and Stegun 26.2.23; the budget shared by weeks, problems and three tests (Bonferroni), never narrower than Shewhart's three sigma
-- columns:
--   product            VARCHAR  product; empty = none named
--   issue              VARCHAR  issue; empty = none named
--   week               DATE     Monday of the week
--   problem_number     BIGINT   place of the problem among all, by name
--   week_number        BIGINT   weeks since Monday 5 January 1970
--   complaints         BIGINT   complaints in the week
--   exposure           DOUBLE   exposure of the week
--   baseline_exposure  DOUBLE   exposure of its baseline
--   baseline_weeks     BIGINT   weeks in its baseline
--   rate_centre        DOUBLE   usual complaints per unit of exposure
--   rate_middle        DOUBLE   median of complaints per unit of exposure
--   sigma_z            DOUBLE   scatter against pure chance
--   watched            BIGINT   problems watched in that week
--   z_limit            DOUBLE   standard deviations at which the budget is kept
--   lower              DOUBLE   fewer complaints than this are a signal
--   centre             DOUBLE   complaints expected in the week
--   upper              DOUBLE   more complaints than this are a signal
with shared as (
    select
        problem_baselines.*,
        greatest(count(*) filter (where baseline_cases > 0) over (partition by week), 1) as watched,
        recurring_settings.false_alarms_per_year
    from problem_baselines
    cross join recurring_settings
),

tailed as (
    select
        *, centre * exposure as expected,
        sqrt(-2.0 * ln(least(false_alarms_per_year * 7 / 365.25 / watched / 3.0, 0.00135))) as tail
    from shared
),

quantiled as (
    select *, normal_z(tail) as z_normal from tailed
),

-- the scatter is itself an estimate: Student's t instead of the normal (Cornish-Fisher, first term); a moving range
-- of n weeks is worth about 0.62 n degrees of freedom
widened as (
    select
        *, z_normal + (z_normal * z_normal * z_normal + z_normal) / (4.0 * 0.62 * baseline_weeks) as z_limit,
        sigma_z * sqrt(expected * (1.0 + exposure / baseline_exposure)) as deviation,
        (2.0 * sigma_z * sigma_z - 1.0) / (sigma_z * sqrt(expected)) as skewness
    from quantiled
)

select
    product, issue, week, problem_number, week_number, complaints, exposure, baseline_exposure, baseline_weeks,
    centre as rate_centre, middle as rate_middle, sigma_z, watched, z_limit,
    round(greatest(
        expected - 0.5 + deviation * 2.0 / skewness
        * (power(greatest(1.0 + skewness * (-z_limit - skewness / 6.0) / 6.0, 0.0), 3) - 1.0), 0.0
    ), 6) as lower,
    round(expected, 6) as centre,
    round(
        expected + 0.5 + deviation * 2.0 / skewness
        * (power(1.0 + skewness * (z_limit - skewness / 6.0) / 6.0, 3) - 1.0), 6
    ) as upper
from widened
