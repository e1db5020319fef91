-- Which case each call belongs to, and how that is known.
-- one row per: source, call_id
-- derived by: call
-- inputs: whole_calls, cases, settings_values
-- params: as_of
-- rule: measures.md, Calls: by case id (its own source's case, else the one case of that id in any source: where several hold it, the log cannot tell),
--   else by customer and time within a window; a tie that fits several cases takes the nearest start
-- columns:
--   source             VARCHAR  source of the call
--   call_id            VARCHAR  the call
--   case_source        VARCHAR  source of the case; null = tied to none
--   complaint_id       VARCHAR  the case; null = tied to none
--   tie                VARCHAR  case id, customer and time, or none
with id_holders as (
    select complaint_id, min(source) as only_source from cases
    group by complaint_id
    having count(*) = 1
),

stated as (
    select
        whole_calls.source, whole_calls.call_id, coalesce(cases.source, id_holders.only_source) as case_source,
        whole_calls.complaint_id
    from whole_calls
    left join cases on whole_calls.source = cases.source and whole_calls.complaint_id = cases.complaint_id
    left join id_holders on whole_calls.complaint_id = id_holders.complaint_id
    where coalesce(cases.source, id_holders.only_source) is not null
),

windows as (
    select
        source, complaint_id, customer_id, received_at,
        add_secs(received_at, -(select value from settings_values where name = 'calls.tie_before')) as opens_at,
        add_secs(
            coalesce(closed_at, last_resolved_at, $as_of), (select value from settings_values where name = 'calls.tie_after')
        ) as closes_at
    from cases
    where trim(customer_id) <> '' and received_at is not null
),

by_customer as (
    select
        whole_calls.source, whole_calls.call_id, windows.source as case_source, windows.complaint_id,
        row_number() over (
            partition by whole_calls.source, whole_calls.call_id
            order by
                abs(secs_between(windows.received_at, whole_calls.started_at)), windows.source, windows.complaint_id
        ) as choice
    from whole_calls
    inner join windows on whole_calls.customer_id = windows.customer_id
    where
        whole_calls.complaint_id is null
        and whole_calls.started_at >= windows.opens_at and whole_calls.started_at <= windows.closes_at
)

select
    whole_calls.source, whole_calls.call_id,
    coalesce(stated.case_source, by_customer.case_source) as case_source,
    coalesce(stated.complaint_id, by_customer.complaint_id) as complaint_id,
    case
        when stated.complaint_id is not null then 'case id'
        when by_customer.complaint_id is not null then 'customer and time'
        else 'none'
    end as tie
from whole_calls
left join stated on whole_calls.source = stated.source and whole_calls.call_id = stated.call_id
left join by_customer
    on whole_calls.source = by_customer.source and whole_calls.call_id = by_customer.call_id and by_customer.choice = 1
