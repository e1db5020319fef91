-- Hand-offs between teams at a glance.
-- one row per: cases
-- inputs: case_routes, handoffs
-- rule: measures.md, Hand-offs; all hops count as hand-offs, those that only passed through (routing) are counted apart as well
-- columns:
--   cases                BIGINT  cases in scope
--   cases_with_handoff   BIGINT  cases with at least one hand-off
--   handoffs             BIGINT  hand-offs; null where no case names a team
--   front_to_back        BIGINT  hand-offs from the front office to the back office
--   back_to_front        BIGINT  hand-offs from the back office to the front office
--   front_to_front       BIGINT  hand-offs between two teams of the front office
--   back_to_back         BIGINT  hand-offs between two teams of the back office
--   bounces              BIGINT  hand-offs back to the team that had given the case
--   returns              BIGINT  hand-offs to a team that had held the case before
--   cases_returning      BIGINT  cases that came back to a team that had left them
--   ping_pong_cases      BIGINT  cases with three or more hand-offs in a row between the same two teams
--   unknown              BIGINT  hand-offs of unknown direction: a team is not in the settings' map
--   cases_unknown        BIGINT  cases whose hand-offs are unknown: no event of theirs names a team
--   handoff_share        DOUBLE  cases with a hand-off per case whose hand-offs are known, 0 to 1
--   front_only_cases     BIGINT  cases that only teams of the front office held
--   front_to_back_cases  BIGINT  cases that went from the front office to the back office
--   routing              BIGINT  hand-offs among them that only passed through
--   out_of_life          BIGINT  hand-offs before receipt or after the last closing, kept and counted
--   waits_known          BIGINT  hand-offs after which the new owner acted
--   median_wait_seconds  DOUBLE  median seconds on the wall from hand-off to that first action
with waits as (
    select median(wait_seconds) as median_wait_seconds from handoffs
)

select
    count(*) as cases, count(*) filter (where case_routes.handoffs > 0) as cases_with_handoff,
    cast(sum(case_routes.handoffs) as bigint) as handoffs, cast(sum(case_routes.front_to_back) as bigint) as front_to_back,
    cast(sum(case_routes.back_to_front) as bigint) as back_to_front,
    cast(sum(case_routes.front_to_front) as bigint) as front_to_front,
    cast(sum(case_routes.back_to_back) as bigint) as back_to_back, cast(sum(case_routes.bounces) as bigint) as bounces,
    cast(sum(case_routes.returns) as bigint) as "returns",
    count(*) filter (where case_routes.returns > 0) as cases_returning,
    count(*) filter (where case_routes.ping_pongs > 0) as ping_pong_cases,
    cast(sum(case_routes.unknown_direction) as bigint) as unknown,
    count(*) filter (where case_routes.handoffs is null) as cases_unknown,
    cast(count(*) filter (where case_routes.handoffs > 0) as double)
    / nullif(count(case_routes.handoffs), 0) as handoff_share,
    count(*) filter (where case_routes.is_front_only) as front_only_cases,
    count(*) filter (where case_routes.front_to_back > 0) as front_to_back_cases,
    cast(sum(case_routes.routing) as bigint) as routing, cast(sum(case_routes.out_of_life) as bigint) as out_of_life,
    cast(sum(case_routes.waits_known) as bigint) as waits_known,
    (select median_wait_seconds from waits) as median_wait_seconds
from case_routes
order by cases
