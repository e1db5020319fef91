-- The periods that the report's filter offers: 28 days each, counted back from the instant of the report.
-- one row per: period
-- inputs: cube_cases
-- params: as_of
-- rule: 28 days hold every weekday four times, so periods compare; the same as the headline figures'
-- columns:
--   period     BIGINT     0 = the last 28 days, 13 = the same days 52 weeks before
--   starts_at  TIMESTAMP  facts after it, UTC
--   ends_at    TIMESTAMP  and up to it, UTC
--   cases      BIGINT     cases received in it
with numbered as (
    select number as period from numbers_between(0, 13)
)

select
    numbered.period, add_secs($as_of, -2419200 * (numbered.period + 1)) as starts_at,
    add_secs($as_of, -2419200 * numbered.period) as ends_at, count(cube_cases.complaint_id) as cases
from numbered
left join cube_cases on numbered.period = cube_cases.period
group by numbered.period
order by period
