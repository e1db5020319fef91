-- Every case that names a product or an issue, with the problem, the local day and the week it belongs to.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, recurring_settings
-- rule: measures.md, recurring problems: cause key = product and issue; weeks begin on Monday in the project's zone
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   product       VARCHAR    product, trimmed; empty where the case names none
--   issue         VARCHAR    issue, trimmed; empty where the case names none
--   customer      VARCHAR    who complained; where nobody is named, the case stands for one customer
--   is_named      BOOLEAN    the case names its customer
--   received_at   TIMESTAMP  when it was received, UTC
--   received_on   DATE       day it was received, local
--   week          DATE       Monday of that week
--   local_hour    BIGINT     hour of the day, local
--   is_open       BOOLEAN    still open; null = its source never states an end
with with_local_time as (
    select
        cases.source, cases.complaint_id, coalesce(trim(cases.product), '') as product,
        coalesce(trim(cases.issue), '') as issue, nullif(trim(cases.customer_id), '') as customer_id,
        cases.received_at, to_local(cases.received_at, recurring_settings.timezone) as local_at, cases.is_open
    from cases
    cross join recurring_settings
    where cases.received_at is not null
)

select
    source, complaint_id, product, issue,
    case when customer_id is null then 'case:' || source || ':' || complaint_id else source || ':' || customer_id end as customer,
    customer_id is not null as is_named,
    received_at, day_of(local_at) as received_on, week_of(local_at) as week, hour_of(local_at) as local_hour, is_open
from with_local_time
where product <> '' or issue <> ''
