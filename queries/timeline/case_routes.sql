-- The way of each case through the teams, counted.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, ownership_intervals, handoffs
-- rule: measures.md, Hand-offs; life runs from receipt or first event to as_of while open, else to the last event; unassigned + waiting + working = life
-- columns:
--   source                VARCHAR  name of the source in the settings
--   complaint_id          VARCHAR  the case
--   handoffs              BIGINT   hand-offs; null = unknown, no event names a team
--   routing               BIGINT   hand-offs among them that only passed through
--   front_to_back         BIGINT   from the front office to the back office
--   back_to_front         BIGINT   from the back office to the front office
--   front_to_front        BIGINT   between two teams of the front office
--   back_to_back          BIGINT   between two teams of the back office
--   unknown_direction     BIGINT   hand-offs with a team that is not in the map
--   bounces               BIGINT   hand-offs back to the team that had given it
--   returns               BIGINT   hand-offs to a team that had held it before
--   ping_pongs            BIGINT   third and later hand-offs in a row between the same two teams
--   out_of_life           BIGINT   hand-offs before receipt or after the last closing
--   waits_known           BIGINT   hand-offs after which the new owner acted
--   handoff_wait_seconds  BIGINT   seconds from these hand-offs to that action
--   teams                 BIGINT   distinct teams
--   unmapped_teams        BIGINT   of these, teams that are not in the map
--   is_front_only         BOOLEAN  only teams of the front office held it; null where a team is not in the map
--   first_team            VARCHAR  first owner
--   last_team             VARCHAR  last owner
--   route                 VARCHAR  the teams in order
--   life_seconds          BIGINT   seconds of its life so far
--   unassigned_seconds    BIGINT   seconds before its first owner
--   waiting_seconds       BIGINT   seconds that it lay with owners who had not acted yet
--   working_seconds       BIGINT   seconds from each owner's first action to the end of that ownership
with owners as (
    select
        source, complaint_id, count(*) filter (where not is_again) as teams, min(started_at) as started_at,
        max(ended_at) as ended_at, count(*) filter (where not is_again and office is null) as unmapped_teams,
        max(team) filter (where interval_number = 1) as first_team, max(team) filter (where is_last) as last_team,
        case when count(*) = count(office) then bool_and(office = 'front') end as is_front_only,
        max(team) filter (where interval_number = 2) as second_team,
        cast(sum(secs_between(started_at, coalesce(first_action_at, ended_at))) as bigint) as waiting_seconds
    from ownership_intervals
    group by source, complaint_id
),

-- only a longer route needs its teams sorted
long_routes as (
    select source, complaint_id, ' → ' || listed(array_agg(keyed(interval_number, team)), ' → ') as further from ownership_intervals
    where interval_number > 2
    group by source, complaint_id
),

hops as (
    select
        source, complaint_id, count(*) as handoffs, count(*) filter (where is_routing) as routing,
        count(*) filter (where direction = 'front_to_back') as front_to_back,
        count(*) filter (where direction = 'back_to_front') as back_to_front,
        count(*) filter (where direction = 'front_to_front') as front_to_front,
        count(*) filter (where direction = 'back_to_back') as back_to_back,
        count(*) filter (where direction = 'unknown') as unknown_direction,
        count(*) filter (where is_bounce) as bounces, count(*) filter (where is_return) as returns,
        count(*) filter (where is_ping_pong) as ping_pongs, count(*) filter (where is_out_of_life) as out_of_life,
        count(wait_seconds) as waits_known, cast(sum(wait_seconds) as bigint) as handoff_wait_seconds
    from handoffs
    group by source, complaint_id
),

lives as (
    select
        cases.source, cases.complaint_id,
        secs_between(least(cases.received_at, cases.first_event_at), owners.started_at) as unassigned_seconds,
        secs_between(least(cases.received_at, cases.first_event_at), owners.ended_at) as life_seconds
    from cases
    inner join owners on cases.source = owners.source and cases.complaint_id = owners.complaint_id
)

-- owners holds a row for each case that a team held: there, no hand-off is zero hand-offs; elsewhere it is unknown
select
    cases.source, cases.complaint_id, case when owners.teams > 0 then coalesce(hops.handoffs, 0) end as handoffs,
    case when owners.teams > 0 then coalesce(hops.routing, 0) end as routing,
    case when owners.teams > 0 then coalesce(hops.front_to_back, 0) end as front_to_back,
    case when owners.teams > 0 then coalesce(hops.back_to_front, 0) end as back_to_front,
    case when owners.teams > 0 then coalesce(hops.front_to_front, 0) end as front_to_front,
    case when owners.teams > 0 then coalesce(hops.back_to_back, 0) end as back_to_back,
    case when owners.teams > 0 then coalesce(hops.unknown_direction, 0) end as unknown_direction,
    case when owners.teams > 0 then coalesce(hops.bounces, 0) end as bounces,
    case when owners.teams > 0 then coalesce(hops.returns, 0) end as returns,
    case when owners.teams > 0 then coalesce(hops.ping_pongs, 0) end as ping_pongs,
    case when owners.teams > 0 then coalesce(hops.out_of_life, 0) end as out_of_life,
    case when owners.teams > 0 then coalesce(hops.waits_known, 0) end as waits_known, hops.handoff_wait_seconds,
    owners.teams, owners.unmapped_teams, owners.is_front_only, owners.first_team, owners.last_team,
    owners.first_team || coalesce(' → ' || owners.second_team, '') || coalesce(long_routes.further, '') as route,
    lives.life_seconds, lives.unassigned_seconds, owners.waiting_seconds,
    lives.life_seconds - lives.unassigned_seconds - owners.waiting_seconds as working_seconds
from cases
left join owners on cases.source = owners.source and cases.complaint_id = owners.complaint_id
left join hops on cases.source = hops.source and cases.complaint_id = hops.complaint_id
left join lives on cases.source = lives.source and cases.complaint_id = lives.complaint_id
left join long_routes on cases.source = long_routes.source and cases.complaint_id = long_routes.complaint_id
