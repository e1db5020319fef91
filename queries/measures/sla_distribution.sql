-- How much of their limit clocks used.
-- one row per: clock, tenth
-- inputs: clock_times
-- rule: of clocks that were met or breached; tenths of the limit, all beyond three times the limit in the last
-- columns:
--   clock       VARCHAR  clock of measures.md
--   tenth       BIGINT   0 = less than a tenth of the limit was used; 10 = just beyond it; 30 = three times the limit and more
--   from_share  DOUBLE   share of the limit at which it begins
--   cases       BIGINT   clocks that used so much
--   share       DOUBLE   of all that were met or breached, 0 to 1
with used as (
    select
        clock,
        case
            when verdict = 'met' then least(9, cast(floor(10.0 * working_seconds / limit_seconds) as bigint))
            else greatest(10, least(30, cast(floor(10.0 * working_seconds / limit_seconds) as bigint)))
        end as tenth
    from clock_times
    where verdict in ('met', 'breached') and limit_seconds > 0 and working_seconds is not null
),

counted as (
    select clock, tenth, count(*) as cases from used
    group by clock, tenth
)

select
    clock, tenth, tenth / 10.0 as from_share, cases,
    cast(cases as double) / sum(cases) over (partition by clock) as share
from counted
order by clock, tenth
