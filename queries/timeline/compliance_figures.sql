-- What the checks of 3W4R8F came to: of all cases, and of those of each team, product, person in charge and week of receipt.
-- one row per: spread, name, week, code
-- inputs: case_persons, cases, check_names, findings, settings_values
-- rule: measures.md, 3W4R8F: score = pass of pass and fail, with coverage beside it; weeks begin on Monday in the project's time zone
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
        cases.source, cases.complaint_id, cases.team, cases.product, case_persons.person,
        week_of(to_local(cases.received_at, coalesce(zone.word, 'UTC'))) as week
    from cases
    inner join case_persons on cases.source = case_persons.source and cases.complaint_id = case_persons.complaint_id
    left join settings_values as zone on zone.name = 'project.timezone'
),

counted as (
    select
        case
            when grouping(told.team) = 0 then 'team'
            when grouping(told.product) = 0 then 'product'
            when grouping(told.person) = 0 then 'person'
            when grouping(told.week) = 0 then 'week'
            else 'all'
        end as spread,
        told.team, told.product, told.person, told.week, findings.code,
        count(*) filter (where findings.verdict = 'pass') as passed,
        count(*) filter (where findings.verdict = 'fail') as failed,
        count(*) filter (where findings.verdict = 'unknown') as unknown,
        count(*) filter (where findings.verdict = 'n/a') as not_applicable
    from findings
    inner join check_names on findings.code = check_names.code
    inner join told on findings.source = told.source and findings.complaint_id = told.complaint_id
    group by grouping sets (
        (findings.code), (findings.code, told.team), (findings.code, told.product), (findings.code, told.person), (findings.code, told.week)
    )
)

select
    spread, coalesce(team, product, person) as name, week, code, passed, failed, unknown, not_applicable,
    passed / nullif(cast(passed + failed as double), 0) as score,
    (passed + failed) / nullif(cast(passed + failed + unknown + not_applicable as double), 0) as coverage
from counted
