-- The steps of 3W4R8F by period, team, product, severity and channel: what the report's filter adds up in its table of steps.
-- one row per: code, team, product, severity, channel, period
-- inputs: case_verdicts, cube_cases, check_names
-- rule: places as in filter_cube; of the period in which the case was received
-- columns:
--   code            VARCHAR  W1 to F8
--   team            VARCHAR  team
--   product         VARCHAR  product
--   severity        VARCHAR  severity
--   channel         VARCHAR  channel
--   period          BIGINT   period of 28 days: 0 = the last; 14 = before the last 14, or not known
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
with alike as (
    select
        cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel, cube_cases.period, case_verdicts.verdicts,
        count(*) as cases
    from case_verdicts
    inner join cube_cases on case_verdicts.source = cube_cases.source and case_verdicts.complaint_id = cube_cases.complaint_id
    group by
        cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel, cube_cases.period, case_verdicts.verdicts
),

weights as (
    select code, cast(power(8, place - 1) as bigint) as weight from check_names
),

read_out as (
    select
        weights.code, alike.team, alike.product, alike.severity, alike.channel, alike.period, alike.cases,
        (alike.verdicts // weights.weight) % 8 as digit
    from alike
    cross join weights
)

select
    code, team, product, severity, channel, period, cast(coalesce(sum(cases) filter (where digit = 1), 0) as bigint) as passed,
    cast(coalesce(sum(cases) filter (where digit = 2), 0) as bigint) as failed,
    cast(coalesce(sum(cases) filter (where digit = 3), 0) as bigint) as unknown,
    cast(coalesce(sum(cases) filter (where digit = 4), 0) as bigint) as not_applicable
from read_out
where digit > 0
group by code, team, product, severity, channel, period
order by code, team, product, severity, channel, period
