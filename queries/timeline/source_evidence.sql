-- What each source's export can tell: a field that is empty in all its cases, or a kind of event that none has, is not carried.
-- one row per: source
-- derived by: look-up
-- inputs: cases, case_events, clock_events
-- rule: measures.md: unknown where the export lacks what is named. Empty for every case = not carried; empty for one = missing there
-- columns:
--   source                  VARCHAR  name of the source in the settings
--   has_record              BOOLEAN  complaint records were loaded
--   has_received_at         BOOLEAN  times of receipt
--   has_description         BOOLEAN  descriptions
--   has_customer_id         BOOLEAN  customers
--   has_product             BOOLEAN  products
--   has_issue               BOOLEAN  issues
--   has_root_cause          BOOLEAN  causes
--   has_corrective_action   BOOLEAN  corrective actions, as field or event
--   has_claimed_amount      BOOLEAN  claimed amounts
--   has_compensation        BOOLEAN  decisions on compensation, as field or event
--   has_events              BOOLEAN  events
--   has_actors              BOOLEAN  persons who did them
--   has_contacts            BOOLEAN  contacts with customers in either direction, answered calls too
--   has_visibility          BOOLEAN  says whether a text can be seen by the public
with fields as (
    select
        source, count(*) filter (where has_record) > 0 as has_record, count(received_at) > 0 as has_received_at,
        count(nullif(trim(description), '')) > 0 as has_description,
        count(nullif(trim(customer_id), '')) > 0 as has_customer_id,
        count(nullif(trim(product), '')) > 0 as has_product, count(nullif(trim(issue), '')) > 0 as has_issue,
        count(nullif(trim(root_cause), '')) > 0 as has_root_cause,
        count(nullif(trim(corrective_action), '')) > 0 as has_corrective_action,
        count(claimed_amount) > 0 as has_claimed_amount,
        count(compensation_amount) + count(nullif(trim(compensation_decision), '')) > 0 as has_compensation
    from cases
    group by source
),

told as (
    select
        source, count(*) as events, count(is_public) as visibilities,
        count(nullif(trim(actor), '')) filter (where direction is distinct from 'in') as actors,
        count(*) filter (where kind = 'corrective_action') as corrective_actions,
        count(*) filter (where kind = 'compensated') as compensations,
        count(*) filter (where kind in ('contact', 'followed_up') and direction is distinct from 'internal') as contacts,
        count(*) filter (where kind = 'received' and trim(text) <> '') as descriptions
    from case_events
    where not is_stand_in
    group by source
),

contacted as (
    select source, count(*) filter (where kind = 'call') as calls from clock_events
    group by source
)

select
    fields.source, has_record, has_received_at, has_description or coalesce(descriptions, 0) > 0 as has_description,
    has_customer_id, has_product, has_issue, has_root_cause,
    has_corrective_action or coalesce(corrective_actions, 0) > 0 as has_corrective_action, has_claimed_amount,
    has_compensation or coalesce(compensations, 0) > 0 as has_compensation, coalesce(events, 0) > 0 as has_events,
    coalesce(actors, 0) > 0 as has_actors,
    coalesce(contacts, 0) + coalesce(calls, 0) > 0 as has_contacts, coalesce(visibilities, 0) > 0 as has_visibility
from fields
left join told on fields.source = told.source
left join contacted on fields.source = contacted.source
