-- Coaching sheet: the strongest and the weakest checks of each team, with three real examples each.
-- one row per: team, way, place, example
-- inputs: cases, check_names, findings
-- rule: a team's checks by score, the upper half strong, the lower half weak, at most three each; examples are the latest cases
-- columns:
--   team          VARCHAR    team that owns the cases
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
with judged as (
    select
        cases.team, check_names.code, check_names.title, check_names.place as check_place, findings.verdict, findings.source,
        findings.complaint_id, findings.at, findings.event_id, findings.evidence
    from findings
    inner join check_names on findings.code = check_names.code
    inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
    where cases.team is not null and findings.verdict in ('pass', 'fail')
),

scored as (
    select
        team, code, title, check_place, count(*) as judged,
        count(*) filter (where verdict = 'pass') / cast(count(*) as double) as score
    from judged
    group by team, code, title, check_place
),

ranked as (
    select
        team, code, title, judged, score, count(*) over (partition by team) as checks,
        row_number() over (partition by team order by score desc, judged desc, check_place asc) as strong_place,
        row_number() over (partition by team order by score asc, judged asc, check_place desc) as weak_place
    from scored
),

chosen as (
    select team, code, title, judged, score, 'strong' as way, strong_place as place, 'pass' as verdict from ranked
    where strong_place <= 3 and 2 * strong_place <= checks + 1 and score > 0
    union all
    select team, code, title, judged, score, 'weak' as way, weak_place as place, 'fail' as verdict from ranked
    where weak_place <= 3 and 2 * weak_place <= checks and score < 1
),

examples as (
    select
        chosen.team, chosen.way, chosen.place, chosen.code, chosen.title, chosen.judged, chosen.score, judged.source,
        judged.complaint_id, judged.at, judged.event_id, judged.evidence,
        row_number() over (
            partition by chosen.team, chosen.way, chosen.code
            order by judged.at desc nulls last, judged.source asc, judged.complaint_id asc
        ) as example
    from chosen
    inner join judged
        on chosen.team = judged.team and chosen.code = judged.code and chosen.verdict = judged.verdict
)

select team, way, place, code, title, judged, score, example, source, complaint_id, "at", event_id, evidence
from examples
where example <= 3
order by team, way, place, example
