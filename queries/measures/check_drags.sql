-- Which check drags which team: its score beside that of all other teams.
-- one row per: team, code
-- inputs: check_names, compliance_figures
-- rule: points lost = (score of the others - own score) x judged verdicts of the check / all judged verdicts of the
--   team: so much would the team's whole score rise if it did this check as the others do
-- columns:
--   team             VARCHAR  team that owns the cases
--   place            BIGINT   1 = drags the team most
--   code             VARCHAR  W1 to F8
--   title            VARCHAR  the check in two or three words
--   passed           BIGINT   cases that did it
--   failed           BIGINT   cases that did not
--   unknown          BIGINT   cases of which the log can't tell
--   not_applicable   BIGINT   cases in which the question does not arise
--   score            DOUBLE   passed of passed and failed, 0 to 1
--   score_of_others  DOUBLE   the same for all other teams; null = no other team was judged
--   points_lost      DOUBLE   share of the team's whole score that the check costs; below 0 = better than the others
with summed as (
    select
        name as team, code, passed, failed, unknown, not_applicable, passed + failed as judged,
        sum(passed) over (partition by code) - passed as others_passed,
        sum(passed + failed) over (partition by code) - passed - failed as others_judged
    from compliance_figures
    where spread = 'team' and name is not null and passed + failed > 0
),

compared as (
    select
        summed.team, summed.code, check_names.title, check_names.place as check_place, summed.passed, summed.failed,
        summed.unknown, summed.not_applicable, summed.passed / cast(summed.judged as double) as score,
        summed.others_passed / nullif(cast(summed.others_judged as double), 0) as score_of_others,
        summed.judged / cast(sum(summed.judged) over (partition by summed.team) as double) as weight
    from summed
    inner join check_names on summed.code = check_names.code
)

select
    team,
    row_number() over (partition by team order by (score_of_others - score) * weight desc nulls last, check_place asc)
        as place,
    code, title, passed, failed, unknown, not_applicable, score, score_of_others,
    (score_of_others - score) * weight as points_lost
from compared
order by team, place
