-- Customers who called again within the set time, by number of calls.
-- one row per: source, customer_id
-- inputs: whole_calls, settings_values
-- rule: measures.md, Calls: repeat callers within 7 days ([calls] repeat_within)
-- columns:
--   source         VARCHAR    source of the calls
--   customer_id    VARCHAR    who called
--   calls          BIGINT     calls that came in from the customer
--   repeats        BIGINT     of these, calls within the set time after the one before
--   first_call_at  TIMESTAMP  first call, UTC
--   last_call_at   TIMESTAMP  last call, UTC
with incoming as (
    select
        source, customer_id, started_at,
        lag(started_at) over (partition by source, customer_id order by started_at, call_id) as call_before_at
    from whole_calls
    where direction = 'in' and customer_id is not null and started_at is not null
),

counted as (
    select
        source, customer_id, count(*) as calls,
        count(*) filter (
            where
            secs_between(call_before_at, started_at)
            <= (select value from settings_values where name = 'calls.repeat_within')
        ) as repeats,
        min(started_at) as first_call_at,
        max(started_at) as last_call_at
    from incoming
    group by source, customer_id
)

select source, customer_id, calls, repeats, first_call_at, last_call_at from counted
where repeats > 0
order by repeats desc, calls desc, source asc, customer_id asc
