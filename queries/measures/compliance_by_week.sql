-- 3W4R8F of the complaints received in each week.
-- one row per: week, code
-- inputs: cases, check_names, findings, settings_values
-- rule: measures.md, 3W4R8F; weeks begin on Monday in the project's time zone
-- columns:
--   week            DATE     first day of the week of receipt; null = no time of receipt
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
--   title           VARCHAR  the check in two or three words
with dated as (
    select
        cases.source, cases.complaint_id,
        week_of(to_local(cases.received_at, coalesce(zone.word, 'UTC'))) as week
    from cases
    left join settings_values as zone on zone.name = 'project.timezone'
)

select
    dated.week, findings.code,
    count(*) filter (where findings.verdict = 'pass') as passed,
    count(*) filter (where findings.verdict = 'fail') as failed,
    count(*) filter (where findings.verdict = 'unknown') as unknown,
    count(*) filter (where findings.verdict = 'n/a') as not_applicable,
    count(*) filter (where findings.verdict = 'pass')
    / nullif(cast(count(*) filter (where findings.verdict in ('pass', 'fail')) as double), 0) as score,
    count(*) filter (where findings.verdict in ('pass', 'fail')) / nullif(cast(count(findings.verdict) as double), 0) as coverage,
    check_names.title
from findings
inner join check_names on findings.code = check_names.code
inner join dated on findings.source = dated.source and findings.complaint_id = dated.complaint_id
group by dated.week, findings.code, check_names.place, check_names.title
order by dated.week nulls last, check_names.place
