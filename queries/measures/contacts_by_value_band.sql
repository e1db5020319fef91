-- Contacts that a case gets, by the value of the customer: shows whether small customers are neglected.
-- one row per: value_band
-- inputs: cases, contacts_made, known_customers
-- rule: domain.md section 5: small customers neglected; bands are thirds of the customers by value
-- columns:
--   value_band           BIGINT  1 = lowest third by value; empty = value not known
--   customers            BIGINT  customers who complained
--   cases                BIGINT  complaints
--   contacts             BIGINT  contacts made to the customer by a person
--   contacts_per_case    DOUBLE  contacts by cases
--   cases_without        BIGINT  cases without any such contact; empty where the log holds no contacts at all
with contacts as (
    select source, complaint_id, count(*) as contacts from contacts_made
    group by source, complaint_id
),

is_logged as (
    select count(*) > 0 as has_contacts from contacts
),

banded as (
    select
        known_customers.value_band, cases.customer_id, coalesce(contacts.contacts, 0) as contacts, is_logged.has_contacts
    from cases
    cross join is_logged
    left join known_customers on cases.customer_id = known_customers.customer_id
    left join contacts on cases.source = contacts.source and cases.complaint_id = contacts.complaint_id
)

select
    value_band, count(distinct customer_id) as customers, count(*) as cases,
    case when bool_or(has_contacts) then cast(sum(contacts) as bigint) end as contacts,
    case when bool_or(has_contacts) then cast(sum(contacts) as double) / count(*) end as contacts_per_case,
    case when bool_or(has_contacts) then count(*) filter (where contacts = 0) end as cases_without
from banded
group by value_band
order by value_band nulls last
