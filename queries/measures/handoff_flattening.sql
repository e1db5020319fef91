-- What would go if a hop were removed: the giving team keeps the case instead of passing it to this team, ranked by waiting time.
-- one row per: from_team, to_team
-- inputs: handoffs
-- rule: issue of hand-offs: with the hop goes its wait, and where the case came straight back, that hand-off and its wait too; assumes that the giver can do the work
-- columns:
--   rank                  BIGINT   1 = most waiting time
--   from_team             VARCHAR  team that would keep the case
--   to_team               VARCHAR  team that it would not go to
--   direction             VARCHAR  front_to_back, back_to_front, front_to_front, back_to_back; unknown where a team is not in the map
--   cases                 BIGINT   cases concerned
--   handoffs              BIGINT   hand-offs on this hop
--   straight_back         BIGINT   hand-offs straight back after it
--   handoffs_removed      BIGINT   hand-offs that would go: both together
--   wait_hours_removed    DOUBLE   hours of waiting that would go, on the wall, where the wait is known
--   waits_unknown         BIGINT   hand-offs among those removed whose wait is unknown
--   share_of_handoffs     DOUBLE   hand-offs removed per hand-off of all pairs, 0 to 1
--   share_of_wait         DOUBLE   waiting removed per waiting after all hand-offs, 0 to 1
with followed as (
    select
        source, complaint_id, from_team, to_team, direction, wait_seconds,
        coalesce(lead(is_bounce) over story, false) as comes_back, lead(wait_seconds) over story as next_wait_seconds
    from handoffs
    window story as (partition by source, complaint_id order by handoff_number)
),

removed as (
    select
        from_team, to_team, min(direction) as direction, count(distinct source || chr(31) || complaint_id) as cases,
        count(*) as handoffs, count(*) filter (where comes_back) as straight_back,
        coalesce(sum(wait_seconds), 0) + coalesce(sum(next_wait_seconds) filter (where comes_back), 0) as wait_seconds,
        count(*) filter (where wait_seconds is null)
        + count(*) filter (where comes_back and next_wait_seconds is null) as waits_unknown
    from followed
    group by from_team, to_team
),

totals as (
    select count(*) as handoffs, sum(wait_seconds) as wait_seconds from handoffs
)

select
    row_number() over (
        order by removed.wait_seconds desc, removed.handoffs + removed.straight_back desc, removed.from_team asc, removed.to_team asc
    ) as rank,
    removed.from_team, removed.to_team, removed.direction, removed.cases, removed.handoffs, removed.straight_back,
    removed.handoffs + removed.straight_back as handoffs_removed,
    cast(removed.wait_seconds as double) / 3600 as wait_hours_removed, removed.waits_unknown,
    cast(removed.handoffs + removed.straight_back as double) / totals.handoffs as share_of_handoffs,
    cast(removed.wait_seconds as double) / nullif(cast(totals.wait_seconds as double), 0) as share_of_wait
from removed
cross join totals
order by rank asc nulls last
