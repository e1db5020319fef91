-- Coaching sheet of each person in charge: the strongest and the weakest checks, with three real examples each.
-- one row per: person, way, place, example
-- inputs: case_events, cases, check_names, findings
-- rule: a person's checks by score, the upper half strong, the lower half weak, at most three each; examples are the latest cases
-- columns:
--   person        VARCHAR    who was in charge: the owner of the record, else whoever acted last for us
--   way           VARCHAR    strong or weak
--   place         BIGINT     1 = strongest, or weakest
--   code          VARCHAR    W1 to F8
--   title         VARCHAR    the check in two or three words
--   judged        BIGINT     cases that passed or failed it
--   score         DOUBLE     share of them that passed, 0 to 1
--   example       BIGINT     1 to 3
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   evidence      VARCHAR    what was done, or what was missing
with last_actors as (
    select source, complaint_id, max_by(trim(actor), position) as actor from case_events
    where trim(actor) <> '' and direction is distinct from 'in' and is_automatic is not true
    group by source, complaint_id
),

judged as (
    select
        coalesce(nullif(trim(cases.owner), ''), last_actors.actor) as person, check_names.code, check_names.title, check_names.place as check_place, findings.verdict, findings.source,
        findings.complaint_id, findings.at, findings.event_id, findings.evidence
    from findings
    inner join check_names on findings.code = check_names.code
    inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
    left join last_actors on findings.source = last_actors.source and findings.complaint_id = last_actors.complaint_id
    where
        findings.verdict in ('pass', 'fail')
        and (trim(cases.owner) <> '' or last_actors.actor is not null)
),

scored as (
    select
        person, code, title, check_place, count(*) as judged,
        count(*) filter (where verdict = 'pass') / cast(count(*) as double) as score
    from judged
    group by person, code, title, check_place
),

ranked as (
    select
        person, code, title, judged, score, count(*) over (partition by person) as checks,
        row_number() over (partition by person order by score desc, judged desc, check_place asc) as strong_place,
        row_number() over (partition by person order by score asc, judged asc, check_place desc) as weak_place
    from scored
),

chosen as (
    select person, code, title, judged, score, 'strong' as way, strong_place as place, 'pass' as verdict from ranked
    where strong_place <= 3 and 2 * strong_place <= checks + 1 and score > 0
    union all
    select person, code, title, judged, score, 'weak' as way, weak_place as place, 'fail' as verdict from ranked
    where weak_place <= 3 and 2 * weak_place <= checks and score < 1
),

examples as (
    select
        chosen.person, chosen.way, chosen.place, chosen.code, chosen.title, chosen.judged, chosen.score, judged.source,
        judged.complaint_id, judged.at, judged.event_id, judged.evidence,
        row_number() over (
            partition by chosen.person, chosen.way, chosen.code
            order by judged.at desc nulls last, judged.source asc, judged.complaint_id asc
        ) as example
    from chosen
    inner join judged
        on chosen.person = judged.person and chosen.code = judged.code and chosen.verdict = judged.verdict
)

select person, way, place, code, title, judged, score, example, source, complaint_id, "at", event_id, evidence
from examples
where example <= 3
order by person, way, place, example
