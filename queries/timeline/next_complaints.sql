-- The next complaint of the same customer on the same issue after a case was first resolved.
-- one row per: source, complaint_id
-- derived by: customer
-- inputs: cases
-- rule: measures.md, 3W4R8F, R4. Same = same source, customer and issue (letters' case does not matter); received at the same instant as
--   the resolution is not after it. One pass over each customer's moments, so that a customer with many cases costs no more than others
-- columns:
--   source         VARCHAR    name of the source in the settings
--   complaint_id   VARCHAR    the resolved case
--   again          VARCHAR    the case that came next
--   at             TIMESTAMP  when that was received
--   seconds_after  BIGINT     seconds from the resolution to it
with moments as (
    select source, complaint_id, customer_id, lower(trim(issue)) as issue, received_at as "at", 1 as place, complaint_id as again
    from cases
    where trim(customer_id) <> '' and trim(issue) <> '' and received_at is not null
    union all
    select
        source, complaint_id, customer_id, lower(trim(issue)) as issue, resolved_at as "at", 2 as place,
        cast(null as varchar) as again
    from cases
    where trim(customer_id) <> '' and trim(issue) <> '' and resolved_at is not null
),

next_receipts as (
    select
        source, complaint_id, place, "at" as resolved_at, first_value(again ignore nulls) over later as again,
        first_value(case when again is not null then "at" end ignore nulls) over later as "at"
    from moments
    window later as (
        partition by source, customer_id, issue order by "at", place, complaint_id
        rows between 1 following and unbounded following
    )
)

select source, complaint_id, again, "at", secs_between(resolved_at, "at") as seconds_after
from next_receipts
where place = 2 and complaint_id <> again
