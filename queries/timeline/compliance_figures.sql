-- What the checks of 3W4R8F came to: of all cases, and of those of each team, product, person in charge and week of receipt.
-- one row per: spread, name, week, code
-- inputs: case_persons, case_verdicts, cases, check_names, settings_values
-- rule: measures.md, 3W4R8F: score = pass of pass and fail, with coverage beside it; weeks begin on Monday in the project's time zone;
--   cases with the same verdicts are counted first, then their verdicts read: digits as in case_verdicts
-- columns:
--   spread          VARCHAR  over what: all, team, product, person or week
--   name            VARCHAR  team, product or person; null = not stated, or spread over something else
--   week            DATE     first day of the week of receipt; null = no time of receipt, or spread over something else
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
with told as (
    select
        cases.team, cases.product, case_persons.person, case_verdicts.verdicts,
        week_of(to_local(cases.received_at, coalesce(zone.word, 'UTC'))) as week
    from cases
    inner join case_persons on cases.source = case_persons.source and cases.complaint_id = case_persons.complaint_id
    inner join case_verdicts on cases.source = case_verdicts.source and cases.complaint_id = case_verdicts.complaint_id
    left join settings_values as zone on zone.name = 'project.timezone'
),

alike as (
    select
        case
            when grouping(team) = 0 then 'team'
            when grouping(product) = 0 then 'product'
            when grouping(person) = 0 then 'person'
            when grouping(week) = 0 then 'week'
            else 'all'
        end as spread,
        coalesce(team, product, person) as name, week, verdicts, count(*) as cases
    from told
    group by grouping sets ((verdicts), (verdicts, team), (verdicts, product), (verdicts, person), (verdicts, week))
),

weights as (
    select code, cast(power(8, place - 1) as bigint) as weight from check_names
),

read_out as (
    select alike.spread, alike.name, alike.week, weights.code, alike.cases, (alike.verdicts // weights.weight) % 8 as digit
    from alike
    cross join weights
),

counted as (
    select
        spread, name, week, code, cast(coalesce(sum(cases) filter (where digit = 1), 0) as bigint) as passed,
        cast(coalesce(sum(cases) filter (where digit = 2), 0) as bigint) as failed,
        cast(coalesce(sum(cases) filter (where digit = 3), 0) as bigint) as unknown,
        cast(coalesce(sum(cases) filter (where digit = 4), 0) as bigint) as not_applicable
    from read_out
    where digit > 0
    group by spread, name, week, code
)

select
    spread, name, week, code, passed, failed, unknown, not_applicable,
    passed / nullif(cast(passed + failed as double), 0) as score,
    (passed + failed) / nullif(cast(passed + failed + unknown + not_applicable as double), 0) as coverage
from counted
