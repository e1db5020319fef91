-- The fifteen verdicts of each case in one number, beside what they are counted by.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_events, cases, check_names, findings, settings_values
-- rule: a digit a check, at its place: 1 pass, 2 fail, 3 unknown, 4 n/a, 0 not judged; the first check is the lowest of base 8.
--   In charge is the owner of the record; where it names none, whoever acted last for us. Weeks begin on Monday in the project's zone
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   team          VARCHAR  team that owns the case
--   product       VARCHAR  product or service complained of
--   person        VARCHAR  who was in charge; null = not stated
--   week          DATE     first day of the week of receipt; null = no time of receipt
--   verdicts      BIGINT   its verdicts, a digit of base 8 each
with weights as (
    select code, cast(power(8, place - 1) as bigint) as weight from check_names
),

judged as (
    select
        findings.source, findings.complaint_id,
        cast(sum(
            case findings.verdict when 'pass' then 1 when 'fail' then 2 when 'unknown' then 3 when 'n/a' then 4 else 0 end
            * weights.weight
        ) as bigint) as verdicts
    from findings
    inner join weights on findings.code = weights.code
    group by findings.source, findings.complaint_id
),

last_actors as (
    select source, complaint_id, max_by(trim(actor), position) as actor from case_events
    where trim(actor) <> '' and direction is distinct from 'in' and is_automatic is not true
    group by source, complaint_id
)

select
    cases.source, cases.complaint_id, cases.team, cases.product,
    coalesce(nullif(trim(cases.owner), ''), last_actors.actor) as person,
    week_of(to_local(cases.received_at, coalesce(zone.word, 'UTC'))) as week, judged.verdicts
from cases
inner join judged on cases.source = judged.source and cases.complaint_id = judged.complaint_id
left join last_actors on cases.source = last_actors.source and cases.complaint_id = last_actors.complaint_id
left join settings_values as zone on zone.name = 'project.timezone'
