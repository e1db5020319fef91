-- Every customer met in complaints or calls, with tier and value where the log has them.
-- one row per: customer_id
-- inputs: cases, whole_calls, customers
-- rule: customers are matched by customer_id across sources; the tier of the customer list goes before the one on a complaint
-- columns:
--   customer_id      VARCHAR        who it is
--   tier             VARCHAR        tier, lower case; null = not known
--   value            DECIMAL(18,2)  value of the customer; null = not known
--   value_band       BIGINT         third of the customers by value, 1 = lowest; null = not known
--   cases            BIGINT         complaints up to now
--   calls            BIGINT         calls up to now
--   last_case_at     TIMESTAMP      last complaint, UTC
--   last_contact_at  TIMESTAMP      last complaint or call, UTC
with listed_customers as (
    select customer_id, max(nullif(lower(trim(tier)), '')) as tier, max(value) as value from customers
    group by customer_id
),

tiered as (
    select
        customer_id, received_at, nullif(trim(customer_tier), '') as tier,
        row_number() over (partition by customer_id order by received_at nulls first, source, complaint_id) as place
    from cases
    where trim(customer_id) <> ''
),

by_case as (
    select
        customer_id, count(*) as cases, max(received_at) as last_case_at,
        max_by(tier, place) filter (where tier is not null) as tier
    from tiered
    group by customer_id
),

by_call as (
    select customer_id, count(*) as calls, max(started_at) as last_call_at from whole_calls
    where trim(customer_id) <> ''
    group by customer_id
),

met as (
    select
        coalesce(by_case.customer_id, by_call.customer_id) as customer_id, by_case.tier,
        coalesce(by_case.cases, 0) as cases, coalesce(by_call.calls, 0) as calls, by_case.last_case_at, by_call.last_call_at
    from by_case
    full outer join by_call on by_case.customer_id = by_call.customer_id
),

known as (
    select
        met.customer_id, coalesce(listed_customers.tier, met.tier) as tier, listed_customers.value, met.cases, met.calls,
        met.last_case_at, greatest(coalesce(met.last_case_at, met.last_call_at), coalesce(met.last_call_at, met.last_case_at)) as last_contact_at
    from met
    left join listed_customers on met.customer_id = listed_customers.customer_id
)

select
    customer_id, tier, value,
    case when value is not null then ntile(3) over (partition by value is null order by value, customer_id) end as value_band,
    cases, calls, last_case_at, last_contact_at
from known
