-- How much is due next, by team.
-- one row per: team
-- inputs: open_clocks
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
    team, count(*) filter (where not is_paused) as running,
    count(*) filter (where not is_paused and working_seconds_left <= 14400) as due_within_4_h,
    count(*) filter (where not is_paused and working_seconds_left <= 28800) as due_within_8_h,
    count(*) filter (where not is_paused and working_seconds_left <= 86400) as due_within_24_h,
    count(*) filter (where not is_paused and is_at_risk) as at_risk,
    count(*) filter (where is_paused) as paused
from open_clocks
group by team
order by team nulls last
