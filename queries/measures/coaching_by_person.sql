-- Coaching sheet of each person in charge: the strongest and the weakest checks, with three real examples each.
-- one row per: person, way, place, example
-- inputs: case_verdicts, check_names, findings, verdict_counts
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
with scored as (
    select
        verdict_counts.value as person, check_names.code, check_names.title, check_names.place as check_place,
        verdict_counts.passed + verdict_counts.failed as judged,
        verdict_counts.passed / cast(verdict_counts.passed + verdict_counts.failed as double) as score
    from verdict_counts
    inner join check_names on verdict_counts.code = check_names.code
    where
        verdict_counts.dimension = 'person' and verdict_counts.value is not null
        and verdict_counts.passed + verdict_counts.failed > 0
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
        chosen.person, chosen.way, chosen.place, chosen.code, chosen.title, chosen.judged, chosen.score, findings.source,
        findings.complaint_id, findings.at, findings.event_id, findings.evidence,
        row_number() over (
            partition by chosen.person, chosen.way, chosen.code
            order by findings.at desc nulls last, findings.source asc, findings.complaint_id asc
        ) as example
    from chosen
    inner join case_verdicts on chosen.person = case_verdicts.person
    inner join findings
        on
            case_verdicts.source = findings.source and case_verdicts.complaint_id = findings.complaint_id
            and chosen.code = findings.code and chosen.verdict = findings.verdict
)

select person, way, place, code, title, judged, score, example, source, complaint_id, "at", event_id, evidence
from examples
where example <= 3
order by person, way, place, example
