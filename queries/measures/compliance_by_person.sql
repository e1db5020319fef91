-- 3W4R8F of each person in charge.
-- one row per: person, code
-- inputs: case_events, cases, check_names, findings
-- rule: measures.md, 3W4R8F. In charge is the owner of the record; where it names none, whoever acted last for us
-- columns:
--   person          VARCHAR  who was in charge; null = not stated
--   code            VARCHAR  W1 to F8
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
--   score           DOUBLE   passed of passed and failed, 0 to 1
--   coverage        DOUBLE   passed and failed of all cases, 0 to 1
--   title           VARCHAR  the check in two or three words
with last_actors as (
    select source, complaint_id, max_by(trim(actor), position) as actor from case_events
    where trim(actor) <> '' and direction is distinct from 'in' and is_automatic is not true
    group by source, complaint_id
),

in_charge as (
    select cases.source, cases.complaint_id, coalesce(nullif(trim(cases.owner), ''), last_actors.actor) as person
    from cases
    left join last_actors on cases.source = last_actors.source and cases.complaint_id = last_actors.complaint_id
)

select
    in_charge.person, findings.code,
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
inner join in_charge on findings.source = in_charge.source and findings.complaint_id = in_charge.complaint_id
group by in_charge.person, findings.code, check_names.place, check_names.title
order by in_charge.person nulls last, check_names.place
