-- Customers who complained repeatedly and then were never heard of again.
-- one row per: customer_id
-- inputs: known_customers, settings_values
-- params: as_of
-- rule: domain.md section 5: most customers leave because their request was neglected; silent = no complaint and no call for [calls] silent_after
-- columns:
--   customer_id      VARCHAR        who it is
--   tier             VARCHAR        tier; empty = not known
--   value            DECIMAL(18,2)  value of the customer; empty = not known
--   cases            BIGINT         complaints, two or more
--   calls            BIGINT         calls
--   last_contact_at  TIMESTAMP      last complaint or call, UTC
--   silent_days      BIGINT         whole days since
select
    customer_id, coalesce(tier, '') as tier, value, cases, calls, last_contact_at,
    days_between(last_contact_at, $as_of) as silent_days
from known_customers
where
    cases >= 2
    and secs_between(last_contact_at, $as_of) >= (select value from settings_values where name = 'calls.silent_after')
order by value desc nulls last, cases desc, customer_id asc
