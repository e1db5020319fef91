-- Whether the customer of a resolved case came back on the same issue, from 7 days before its receipt to 7 days after its resolution.
-- one row per: source, complaint_id
-- derived by: customer
-- inputs: cases, customer_contacts, call_ties, whole_calls, settings_values
-- rule: measures.md, first-contact resolution: the first contact of the case is its receipt: one contact up to judging.record_within (30 min unless set)
--   after it is that, all others of the customer in that time are returns; legs of one call are one contact
-- columns:
--   source            VARCHAR    name of the source in the settings
--   complaint_id      VARCHAR    the case
--   other_case_at     TIMESTAMP  receipt of another case of the customer on the issue; null = none
--   further_contacts  BIGINT     contacts from the customer on this case beyond the first
--   further_at        TIMESTAMP  last of these contacts; null = none
with intake as (
    select coalesce(max(value), 1800) as seconds from settings_values
    where name = 'judging.record_within'
),

resolved as (
    select
        cases.source, cases.complaint_id, add_secs(cases.received_at, -604800) as from_at,
        add_secs(cases.resolved_at, 604800) as to_at, add_secs(cases.received_at, intake.seconds) as taken_in_by
    from cases
    cross join intake
    where cases.received_at is not null and cases.resolved_at is not null
),

came as (
    select source, complaint_id, "at" as came_at, 'event' as way from customer_contacts
    where direction = 'in'
    union all
    select call_ties.case_source as source, call_ties.complaint_id, whole_calls.started_at as came_at, 'call' as way
    from call_ties
    inner join whole_calls on call_ties.source = whole_calls.source and call_ties.call_id = whole_calls.call_id
    where call_ties.tie = 'case id' and whole_calls.direction = 'in'
),

by_way as (
    select
        came.source, came.complaint_id, came.way, max(came.came_at) as last_at,
        count(*) - max(case when came.came_at <= resolved.taken_in_by then 1 else 0 end) as contacts
    from came
    inner join resolved
        on
            came.source = resolved.source and came.complaint_id = resolved.complaint_id and came.came_at >= resolved.from_at
            and came.came_at <= resolved.to_at
    group by came.source, came.complaint_id, came.way
),

contacts as (
    select source, complaint_id, max(contacts) as further_contacts, max(last_at) as last_at from by_way
    group by source, complaint_id
),

-- the nearest case before and after tell whether any lies in the time: no join of all cases of a customer with each other
neighbours as (
    select
        source, complaint_id, lag(received_at) over story as earlier_at, lead(received_at) over story as later_at
    from cases
    where trim(customer_id) <> '' and trim(issue) <> '' and received_at is not null
    window story as (partition by source, trim(customer_id), lower(trim(issue)) order by received_at, complaint_id)
)

select
    resolved.source, resolved.complaint_id,
    case
        when neighbours.earlier_at >= resolved.from_at then neighbours.earlier_at
        when neighbours.later_at <= resolved.to_at then neighbours.later_at
    end as other_case_at,
    coalesce(contacts.further_contacts, 0) as further_contacts,
    case when contacts.further_contacts > 0 then contacts.last_at end as further_at
from resolved
left join neighbours on resolved.source = neighbours.source and resolved.complaint_id = neighbours.complaint_id
left join contacts on resolved.source = contacts.source and resolved.complaint_id = contacts.complaint_id
