-- How much is due next, by team.
-- one row per: team
-- inputs: open_clocks, clock_holders
-- rule: measures.md, Time: at risk: open, and more than a set share of the limit is used; paused clocks are counted apart
-- columns:
--   team             VARCHAR  team that holds the cases now; empty = unassigned
--   running          BIGINT   clocks that run, paused ones left out
--   due_within_4_h   BIGINT   of these, due within 4 hours of their calendar
--   due_within_8_h   BIGINT   of these, due within 8 hours
--   due_within_24_h  BIGINT   of these, due within 24 hours
--   at_risk          BIGINT   of these, more than the set share of the limit is used
--   paused           BIGINT   clocks that are paused now
select
    clock_holders.held_by as team, count(*) filter (where not open_clocks.is_paused) as running,
    count(*) filter (where not open_clocks.is_paused and open_clocks.working_seconds_left <= 14400) as due_within_4_h,
    count(*) filter (where not open_clocks.is_paused and open_clocks.working_seconds_left <= 28800) as due_within_8_h,
    count(*) filter (where not open_clocks.is_paused and open_clocks.working_seconds_left <= 86400) as due_within_24_h,
    count(*) filter (where not open_clocks.is_paused and open_clocks.is_at_risk) as at_risk,
    count(*) filter (where open_clocks.is_paused) as paused
from open_clocks
inner join clock_holders
    on
        open_clocks.source = clock_holders.source and open_clocks.complaint_id = clock_holders.complaint_id
        and open_clocks.clock = clock_holders.clock and open_clocks.cycle = clock_holders.cycle
group by clock_holders.held_by
order by clock_holders.held_by nulls last
