-- Hand-offs by period, team, product, severity and channel: what the report's filter adds up in its figures of hand-offs.
-- one row per: team, product, severity, channel, period
-- inputs: cube_cases, case_routes
-- rule: places as in filter_cube; of the period in which the case was received
-- columns:
--   team                VARCHAR  team
--   product             VARCHAR  product
--   severity            VARCHAR  severity
--   channel             VARCHAR  channel
--   period              BIGINT   period of 28 days: 0 = the last; 14 = before the last 14, or not known
--   cases               BIGINT   cases
--   cases_with_handoff  BIGINT   cases with at least one hand-off
--   handoffs            BIGINT   hand-offs
--   front_to_back       BIGINT   from the front office to the back office
--   back_to_front       BIGINT   from the back office to the front office
--   front_to_front      BIGINT   between two teams of the front office
--   back_to_back        BIGINT   between two teams of the back office
--   bounces             BIGINT   hand-offs back to the team that had given the case
--   returns             BIGINT   hand-offs to a team that had held the case before
--   cases_returning     BIGINT   cases that came back to a team that had left them
--   ping_pong_cases     BIGINT   cases with three or more hand-offs in a row between the same two teams
--   unknown             BIGINT   hand-offs of unknown direction: a team is not in the settings' map
--   cases_unknown       BIGINT   cases whose hand-offs are unknown: no event of theirs names a team
select
    cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel, cube_cases.period, count(*) as cases,
    count(*) filter (where case_routes.handoffs > 0) as cases_with_handoff,
    cast(coalesce(sum(case_routes.handoffs), 0) as bigint) as handoffs,
    cast(coalesce(sum(case_routes.front_to_back), 0) as bigint) as front_to_back,
    cast(coalesce(sum(case_routes.back_to_front), 0) as bigint) as back_to_front,
    cast(coalesce(sum(case_routes.front_to_front), 0) as bigint) as front_to_front,
    cast(coalesce(sum(case_routes.back_to_back), 0) as bigint) as back_to_back,
    cast(coalesce(sum(case_routes.bounces), 0) as bigint) as bounces,
    cast(coalesce(sum(case_routes.returns), 0) as bigint) as "returns",
    count(*) filter (where case_routes.returns > 0) as cases_returning,
    count(*) filter (where case_routes.ping_pongs > 0) as ping_pong_cases,
    cast(coalesce(sum(case_routes.unknown_direction), 0) as bigint) as unknown,
    count(*) filter (where case_routes.handoffs is null) as cases_unknown
from cube_cases
left join case_routes on cube_cases.source = case_routes.source and cube_cases.complaint_id = case_routes.complaint_id
group by cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel, cube_cases.period
order by team, product, severity, channel, period
