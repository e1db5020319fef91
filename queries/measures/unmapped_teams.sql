-- Teams that the settings' map of teams does not hold: their hand-offs have no direction.
-- one row per: team
-- inputs: team_names, handoffs, ownership_intervals
-- rule: measures.md, Hand-offs: a team not in the map is reported
-- columns:
--   team      VARCHAR  team
--   cases     BIGINT   cases that it held
--   handoffs  BIGINT   hand-offs from it or to it
--   events    BIGINT   events that bear it
with unmapped as (
    select name as team, cast(sum(events) as bigint) as events from team_names
    where office is null
    group by name
),

held as (
    select team, count(*) filter (where not is_again) as cases from ownership_intervals
    group by team
),

handed as (
    select team, count(*) as handoffs
    from (
        select from_team as team from handoffs
        union all
        select to_team as team from handoffs
    ) as ends
    group by ends.team
)

select
    unmapped.team, coalesce(held.cases, 0) as cases, coalesce(handed.handoffs, 0) as handoffs, unmapped.events
from unmapped
left join held on unmapped.team = held.team
left join handed on unmapped.team = handed.team
order by handoffs desc nulls last, cases desc nulls last, unmapped.team asc nulls last
