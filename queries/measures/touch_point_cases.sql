-- Channels and people that the customer of each case had to deal with.
-- one row per: source, complaint_id
-- inputs: cases, calls, customer_contacts, source_evidence, tied_calls
-- rule: measures.md, Hand-offs: touch points = distinct channels + distinct people; the channel of receipt counts, calls tied to the case count as phone
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   touch_points  BIGINT   channels and people together; null = unknown
--   channels      BIGINT   distinct channels
--   people        BIGINT   distinct people of the office; null where no contact names one
--   contacts      BIGINT   contacts, both ways
--   reason        VARCHAR  why it is unknown
with touched as (
    select
        source, complaint_id, lower(nullif(trim(channel), '')) as channel, lower(actor) as person, direction = 'out' as has_person
    from customer_contacts
    union all
    select
        tied_calls.source, tied_calls.complaint_id, 'phone' as channel, lower(nullif(trim(calls.agent), '')) as person,
        calls.answered_at is not null or coalesce(calls.outcome, '') = 'answered' as has_person
    from tied_calls
    inner join calls on tied_calls.call_source = calls.source and tied_calls.call_id = calls.call_id
    union all
    select
        source, complaint_id, lower(nullif(trim(channel), '')) as channel, cast(null as varchar) as person,
        cast(null as boolean) as has_person
    from cases
),

counted as (
    select
        source, complaint_id, count(distinct channel) as channels, count(distinct person) as people,
        count(has_person) as contacts, count(*) filter (where has_person and person is null) as nameless
    from touched
    group by source, complaint_id
)

select
    cases.source, cases.complaint_id,
    case when source_evidence.has_contacts and counted.nameless = 0 then counted.channels + counted.people end as touch_points,
    counted.channels, case when counted.nameless = 0 and source_evidence.has_contacts then counted.people end as people,
    counted.contacts,
    case
        when not source_evidence.has_contacts then 'the log holds no contacts with customers'
        when counted.nameless > 0 then 'a contact does not name who made it'
    end as reason
from cases
inner join counted on cases.source = counted.source and cases.complaint_id = counted.complaint_id
inner join source_evidence on cases.source = source_evidence.source
order by touch_points desc nulls last, cases.source asc nulls last, cases.complaint_id asc nulls last
