-- Coaching sheet: the strongest and the weakest checks of each team, with three real examples each.
-- one row per: team, way, place, example
-- inputs: cases, coaching_checks, findings
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
with examples as (
    select
        chosen.name as team, chosen.way, chosen.place, chosen.code, chosen.title, chosen.judged, chosen.score,
        findings.source, findings.complaint_id, findings.at, findings.event_id, findings.evidence,
        row_number() over (
            partition by chosen.name, chosen.way, chosen.code
            order by findings.at desc nulls last, findings.source asc, findings.complaint_id asc
        ) as example
    from coaching_checks as chosen
    inner join cases as told on chosen.name = told.team
    inner join findings
        on
            told.source = findings.source and told.complaint_id = findings.complaint_id
            and chosen.code = findings.code and chosen.verdict = findings.verdict
    where chosen.spread = 'team'
)

select team, way, place, code, title, judged, score, example, source, complaint_id, "at", event_id, evidence
from examples
where example <= 3
order by team, way, place, example
