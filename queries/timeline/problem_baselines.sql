-- What every complete week of a problem is held against: the usual rate of the weeks before it, past spikes weighing less, and how much it scatters.
-- one row per: product, issue, week
-- inputs: problem_series, recurring_settings
-- rule: Laney 2002 (U' chart: sigma_z = mean moving range of the z-scores / 1.128); Noufaily et al. 2013, after Farrington et al. 1996 (weight s^-2 where the standardised residual s is above 2.58; the newest weeks left out); with fewer complaints so far than minimum_cases no signal is possible, so that nothing is watched
-- columns:
--   product            VARCHAR  product; empty = none named
--   issue              VARCHAR  issue; empty = none named
--   week               DATE     Monday of the week that is judged
--   problem_number     BIGINT   place of the problem among all, by name
--   week_number        BIGINT   weeks since Monday 5 January 1970
--   complaints         BIGINT   complaints in the week
--   exposure           DOUBLE   exposure of the week
--   baseline_weeks     BIGINT   weeks in the baseline
--   baseline_exposure  DOUBLE   exposure of the baseline, down-weighted weeks by their weight
--   baseline_cases     BIGINT   complaints in the baseline
--   centre             DOUBLE   usual complaints per unit of exposure; at least half a complaint in the whole baseline
--   middle             DOUBLE   median of complaints per unit of exposure
--   sigma_z            DOUBLE   scatter against pure chance (Poisson); 1 = as chance has it, never less
with judged as (
    select
        product, issue, week, problem_number, week_number, complaints, exposure,
        lag(complaints) over (partition by problem_number order by week_number) as complaints_before,
        lag(exposure) over (partition by problem_number order by week_number) as exposure_before,
        sum(complaints) over (partition by problem_number order by week_number rows unbounded preceding) as cases_so_far,
        min(week_number) over (partition by problem_number) as first_number
    from problem_series
    where is_complete
),

windows as (
    select
        judged.problem_number, judged.week_number,
        judged.week_number - recurring_settings.guard_weeks - recurring_settings.baseline_weeks as from_number,
        judged.week_number - recurring_settings.guard_weeks - 1 as to_number,
        recurring_settings.baseline_weeks as block
    from judged
    cross join recurring_settings
    where
        judged.week_number - judged.first_number - recurring_settings.guard_weeks >= recurring_settings.min_baseline_weeks
        and judged.cases_so_far >= recurring_settings.minimum_cases
),

-- a window spans two blocks at most: an equi-join by block instead of every week with every week
window_blocks as (
    select problem_number, week_number, from_number, to_number, floor(from_number / block) as block_number from windows
    union all
    select problem_number, week_number, from_number, to_number, floor(to_number / block) as block_number from windows
    where floor(to_number / block) > floor(from_number / block)
),

in_blocks as (
    select judged.*, floor(judged.week_number / recurring_settings.baseline_weeks) as block_number
    from judged
    cross join recurring_settings
),

paired as (
    select
        window_blocks.problem_number, window_blocks.week_number, in_blocks.complaints, in_blocks.exposure,
        case when in_blocks.week_number > window_blocks.from_number then in_blocks.complaints_before end as complaints_before,
        in_blocks.exposure_before
    from window_blocks
    inner join in_blocks
        on
            window_blocks.problem_number = in_blocks.problem_number and window_blocks.block_number = in_blocks.block_number
            and in_blocks.week_number between window_blocks.from_number and window_blocks.to_number
),

plain as (
    select
        problem_number, week_number, count(*) as weeks, sum(complaints) as cases,
        greatest(sum(complaints), 0.5) / sum(exposure) as centre, median(complaints / exposure) as middle
    from paired
    group by problem_number, week_number
),

scored as (
    select
        paired.problem_number, paired.week_number, paired.complaints, paired.exposure, plain.weeks, plain.cases,
        plain.centre as plain_centre, plain.middle,
        (paired.complaints - plain.centre * paired.exposure) / sqrt(plain.centre * paired.exposure) as z_score,
        (paired.complaints_before - plain.centre * paired.exposure_before)
        / sqrt(plain.centre * paired.exposure_before) as z_before
    from paired
    inner join plain on paired.problem_number = plain.problem_number and paired.week_number = plain.week_number
),

spread as (
    select
        problem_number, week_number, greatest(avg(abs(z_score - z_before)) / 1.128, 1.0) as sigma_z
    from scored
    group by problem_number, week_number
),

weighted as (
    select
        scored.problem_number, scored.week_number, scored.complaints, scored.exposure, scored.weeks, scored.cases,
        scored.plain_centre, scored.middle, scored.z_score, scored.z_before,
        1.0 / power(case when scored.z_score / spread.sigma_z > 2.58 then scored.z_score / spread.sigma_z else 1.0 end, 2) as weight,
        1.0 / power(case when scored.z_before / spread.sigma_z > 2.58 then scored.z_before / spread.sigma_z else 1.0 end, 2)
            as weight_before
    from scored
    inner join spread on scored.problem_number = spread.problem_number and scored.week_number = spread.week_number
),

summed as (
    select
        problem_number, week_number, max(weeks) as weeks, max(cases) as cases, max(middle) as middle,
        sum(weight * exposure) as exposure,
        greatest(sum(weight * complaints), 0.5) / sum(weight * exposure) as centre,
        max(plain_centre) as plain_centre,
        sum(weight * weight_before * abs(z_score - z_before))
        / nullif(sum(weight * weight_before) filter (where z_before is not null), 0) / 1.128 as sigma_z
    from weighted
    group by problem_number, week_number
)

select
    judged.product, judged.issue, judged.week, judged.problem_number, judged.week_number, judged.complaints,
    judged.exposure, summed.weeks as baseline_weeks, round(summed.exposure, 9) as baseline_exposure, cast(summed.cases as bigint) as baseline_cases,
    round(summed.centre, 9) as centre, summed.middle,
    round(greatest(coalesce(summed.sigma_z, 1.0) * sqrt(summed.plain_centre / summed.centre), 1.0), 9) as sigma_z
from judged
inner join summed on judged.problem_number = summed.problem_number and judged.week_number = summed.week_number
