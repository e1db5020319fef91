-- Whether each case is a repeat: the same customer with the same issue again within 7, 30 and 90 days of the case before.
-- one row per: source, complaint_id
-- derived by: customer
-- inputs: cases, recurring_settings
-- rule: measures.md, recurring problems: days of 24 hours between receipts, the limit itself included; reopenings count apart; an issue's letters' case does not matter
-- columns:
--   source                 VARCHAR    name of the source in the settings
--   complaint_id           VARCHAR    the case
--   customer_id            VARCHAR    who complained
--   issue                  VARCHAR    subject, as the customer's cases spell it (the first spelling by its letters)
--   received_at            TIMESTAMP  when it was received, UTC
--   previous_complaint_id  VARCHAR    the same customer's last case on the same issue
--   days_since             DOUBLE     days since that case was received
--   is_repeat              BOOLEAN    within the set number of days (30); null = customer, issue or time is missing
--   is_repeat_7            BOOLEAN    within 7 days
--   is_repeat_30           BOOLEAN    within 30 days
--   is_repeat_90           BOOLEAN    within 90 days
--   is_reopened            BOOLEAN    the case was reopened
--   chain                  BIGINT     spell of repeats that it belongs to, counted for customer and issue
--   reason                 VARCHAR    field that is missing, where it can't be told
with told as (
    select
        source, complaint_id, nullif(trim(customer_id), '') as customer_id, nullif(trim(issue), '') as issue, received_at,
        reopened_at is not null as is_reopened
    from cases
),

reasoned as (
    select
        *,
        case
            when customer_id is null then 'no customer'
            when issue is null then 'no issue'
            when received_at is null then 'no time of receipt'
        end as reason
    from told
),

spelled as (
    select
        source, complaint_id, customer_id, received_at, is_reopened, reason,
        min(issue) over (partition by source, customer_id, lower(issue)) as issue
    from reasoned
    where reason is null
),

followed as (
    select
        *,
        lag(complaint_id) over (partition by source, customer_id, issue, reason order by received_at, complaint_id)
            as previous_complaint_id,
        secs_between(
            lag(received_at) over (partition by source, customer_id, issue, reason order by received_at, complaint_id), received_at
        ) as seconds_since
    from spelled
),

judged as (
    select
        followed.*, coalesce(followed.seconds_since <= recurring_settings.repeat_days * 86400, false) as is_repeat
    from followed
    cross join recurring_settings
)

select
    source, complaint_id, customer_id, issue, received_at, previous_complaint_id, seconds_since / 86400.0 as days_since, is_repeat,
    coalesce(seconds_since <= 604800, false) as is_repeat_7, coalesce(seconds_since <= 2592000, false) as is_repeat_30,
    coalesce(seconds_since <= 7776000, false) as is_repeat_90, is_reopened,
    cast(sum(case when is_repeat then 0 else 1 end) over (
        partition by source, customer_id, issue order by received_at, complaint_id rows unbounded preceding
    ) as bigint) as chain,
    reason
from judged
union all
select
    source, complaint_id, customer_id, issue, received_at, null as previous_complaint_id, null as days_since, null as is_repeat,
    null as is_repeat_7, null as is_repeat_30, null as is_repeat_90, is_reopened, null as chain, reason
from reasoned
where reason is not null
