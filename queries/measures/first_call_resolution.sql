-- Calls that solved the matter at once: answered, and the same customer did not call about it again in time.
-- one row per: source
-- inputs: whole_calls, settings_values
-- params: as_of
-- rule: measures.md, Calls: first-call resolution with its immature cases left out; a call is judged once the repeat window is over
-- columns:
--   source           VARCHAR  source of the calls
--   calls            BIGINT   answered calls that came in
--   resolved         BIGINT   solved: the log says so, or no further call of the customer to the same queue in the window
--   not_resolved     BIGINT   not solved: the log says so, or the customer called the same queue again in the window
--   unknown          BIGINT   the log neither says so nor knows the customer
--   immature         BIGINT   too young: the window is not over
--   resolved_share   DOUBLE   resolved of resolved + not_resolved, 0 to 1
--   stated_resolved  BIGINT   of all answered calls, those that the log itself calls solved
with incoming as (
    select
        source, call_id, customer_id, started_at, is_resolved, outcome,
        lead(started_at) over (partition by source, customer_id, coalesce(queue, '') order by started_at, call_id) as next_call_at,
        (select value from settings_values where name = 'calls.repeat_within') as window_seconds
    from whole_calls
    where direction = 'in'
),

judged as (
    select
        source, is_resolved,
        case
            when is_resolved is not null then case when is_resolved then 'resolved' else 'not_resolved' end
            when customer_id is null or started_at is null then 'unknown'
            when secs_between(started_at, next_call_at) <= window_seconds then 'not_resolved'
            when secs_between(started_at, $as_of) < window_seconds then 'immature'
            else 'resolved'
        end as state
    from incoming
    where outcome = 'answered'
)

select
    source, count(*) as calls,
    count(*) filter (where state = 'resolved') as resolved,
    count(*) filter (where state = 'not_resolved') as not_resolved,
    count(*) filter (where state = 'unknown') as unknown,
    count(*) filter (where state = 'immature') as immature,
    cast(count(*) filter (where state = 'resolved') as double)
    / nullif(count(*) filter (where state in ('resolved', 'not_resolved')), 0) as resolved_share,
    count(*) filter (where is_resolved) as stated_resolved
from judged
group by source
order by source
