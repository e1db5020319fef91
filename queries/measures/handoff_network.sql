-- Who hands over to whom, and how often: the network of teams by itself, straight from the events.
-- one row per: from_team, to_team
-- inputs: case_events, team_names
-- rule: measures.md, Hand-offs: PM4Py's handover of work without its diagonal; handoff_matrix has the waits, notes and returns of the same pairs
-- columns:
--   from_team  VARCHAR  team that passed cases on
--   to_team    VARCHAR  team that got them
--   handoffs   BIGINT   hand-offs
--   share      DOUBLE   of all hand-offs, 0 to 1
with written as (
    select team_before, team, count(*) as handoffs from case_events
    where team <> team_before
    group by team_before, team
),

named as (
    select givers.name as from_team, takers.name as to_team, cast(sum(written.handoffs) as bigint) as handoffs
    from written
    inner join team_names as givers on written.team_before = givers.team
    inner join team_names as takers on written.team = takers.team
    where givers.name <> takers.name
    group by givers.name, takers.name
)

select
    from_team, to_team, handoffs,
    cast(handoffs as double) / cast(sum(handoffs) over () as double) as share
from named
order by handoffs desc nulls last, from_team asc nulls last, to_team asc nulls last
