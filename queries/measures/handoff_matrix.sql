-- Hand-offs from team to team, with the wait at each hop.
-- one row per: from_team, to_team
-- inputs: handoffs
-- rule: measures.md, Hand-offs; waits are seconds on the wall from the hand-off to the first action of the new owner
-- columns:
--   from_team            VARCHAR  team that passed the case on
--   to_team              VARCHAR  team that got it
--   handoffs             BIGINT   hand-offs
--   median_wait_seconds  DOUBLE   median wait for the new owner's first action; null where it never acted
--   direction            VARCHAR  front_to_back, back_to_front, front_to_front, back_to_back; unknown where a team is not in the map
--   cases                BIGINT   cases
--   p90_wait_seconds     DOUBLE   wait that nine of ten hand-offs stay under
--   total_wait_seconds   BIGINT   all these waits together
--   waits_known          BIGINT   hand-offs after which the new owner acted
--   waits_unknown        BIGINT   hand-offs after which it has not acted, or passed the case on without
--   routing              BIGINT   hand-offs that only passed through
--   bounces              BIGINT   hand-offs back to the team that had given the case
--   returns              BIGINT   hand-offs to a team that had held the case before
--   without_note         BIGINT   hand-offs without a note; null where the log holds no notes
select
    from_team, to_team, count(*) as handoffs, median(wait_seconds) as median_wait_seconds, min(direction) as direction,
    count(distinct source || chr(31) || complaint_id) as cases,
    percentile_cont(0.9) within group (order by wait_seconds) as p90_wait_seconds,
    cast(sum(wait_seconds) as bigint) as total_wait_seconds, count(wait_seconds) as waits_known,
    count(*) - count(wait_seconds) as waits_unknown, count(*) filter (where is_routing) as routing,
    count(*) filter (where is_bounce) as bounces, count(*) filter (where is_return) as "returns",
    case when count(has_note) > 0 then count(*) filter (where not has_note) end as without_note
from handoffs
group by from_team, to_team
order by handoffs desc nulls last, from_team asc nulls last, to_team asc nulls last
