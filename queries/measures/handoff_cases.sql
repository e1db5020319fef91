-- Hand-offs of each case.
-- one row per: source, complaint_id
-- inputs: case_routes
-- rule: measures.md, Hand-offs; unassigned + waiting + working = life
-- columns:
--   source              VARCHAR  name of the source in the settings
--   complaint_id        VARCHAR  the case
--   handoffs            BIGINT   hand-offs; null = unknown
--   front_to_back       BIGINT   hand-offs from the front office to the back office
--   back_to_front       BIGINT   hand-offs from the back office to the front office
--   bounces             BIGINT   hand-offs back to the team that had given the case
--   returns             BIGINT   hand-offs to a team that had held it before
--   first_team          VARCHAR  first owner
--   last_team           VARCHAR  last owner
--   unknown_direction   BIGINT   hand-offs with a team that is not in the map
--   teams               BIGINT   distinct teams
--   route               VARCHAR  the teams in order
--   life_seconds        BIGINT   seconds of its life so far
--   unassigned_seconds  BIGINT   seconds before its first owner
--   waiting_seconds     BIGINT   seconds that it lay with owners who had not acted yet
--   working_seconds     BIGINT   seconds from each owner's first action to the end of that ownership
--   reason              VARCHAR  why its hand-offs are unknown
select
    source, complaint_id, handoffs, front_to_back, back_to_front, bounces, "returns", first_team, last_team,
    unknown_direction, teams, route, life_seconds, unassigned_seconds, waiting_seconds, working_seconds,
    case when handoffs is null then 'no event of the case names a team' end as reason
from case_routes
order by handoffs desc nulls last, source asc nulls last, complaint_id asc nulls last
