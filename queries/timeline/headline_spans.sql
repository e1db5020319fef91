-- The spans that headline numbers are of: the last 28 days, the 28 days before, and the same 28 days 52 weeks ago.
-- one row per: period
-- inputs: headline_facts
-- params: as_of
-- rule: a span that began before the log did gives no number
-- columns:
--   period     VARCHAR    now, previous or year_ago
--   starts_at  TIMESTAMP  its beginning, UTC; what counts lies after it
--   ends_at    TIMESTAMP  its end, UTC; what counts lies before it or at it
--   is_told    BOOLEAN    the log had begun by its beginning
with ends as (
    select 'now' as period, $as_of as ends_at
    union all
    select 'previous' as period, add_secs($as_of, -28 * 86400) as ends_at
    union all
    select 'year_ago' as period, add_secs($as_of, -364 * 86400) as ends_at
),

log_start as (
    select min("at") as first_at from headline_facts
    where figure = 'complaints'
)

select
    ends.period, add_secs(ends.ends_at, -28 * 86400) as starts_at, ends.ends_at,
    coalesce(log_start.first_at <= add_secs(ends.ends_at, -28 * 86400), false) as is_told
from ends
cross join log_start
