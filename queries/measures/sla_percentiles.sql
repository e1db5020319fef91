-- How long each clock took, from the quickest to the slowest.
-- one row per: clock, kind_of_time
-- inputs: clock_verdicts
-- rule: of clocks that stopped; continuous percentiles (linear between neighbours)
-- columns:
--   clock         VARCHAR  clock of measures.md
--   kind_of_time  VARCHAR  working: seconds that counted; actual: seconds on the wall
--   cases         BIGINT   clocks that stopped
--   open          BIGINT   clocks that did not stop yet, left out here
--   p10_seconds   DOUBLE   one in ten took at most this long
--   p25_seconds   DOUBLE   one in four took at most this long
--   p50_seconds   DOUBLE   median
--   p75_seconds   DOUBLE   three in four took at most this long
--   p90_seconds   DOUBLE   nine in ten took at most this long
--   p95_seconds   DOUBLE   95 in a hundred took at most this long
--   p99_seconds   DOUBLE   99 in a hundred took at most this long
--   max_seconds   BIGINT   the slowest
with times as (
    select clock, 'working' as kind_of_time, case when stopped_at is not null then working_seconds end as seconds
    from clock_verdicts
    union all
    select clock, 'actual' as kind_of_time, case when stopped_at is not null then actual_seconds end as seconds
    from clock_verdicts
)

select
    clock, kind_of_time, count(seconds) as cases, count(*) - count(seconds) as open,
    percentile_cont(0.1) within group (order by seconds) as p10_seconds,
    percentile_cont(0.25) within group (order by seconds) as p25_seconds,
    percentile_cont(0.5) within group (order by seconds) as p50_seconds,
    percentile_cont(0.75) within group (order by seconds) as p75_seconds,
    percentile_cont(0.9) within group (order by seconds) as p90_seconds,
    percentile_cont(0.95) within group (order by seconds) as p95_seconds,
    percentile_cont(0.99) within group (order by seconds) as p99_seconds,
    max(seconds) as max_seconds
from times
group by clock, kind_of_time
order by clock, kind_of_time
