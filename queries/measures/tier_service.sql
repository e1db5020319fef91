-- Complaints by tier of the customer, and whether each tier gets what it is promised.
-- one row per: tier
-- inputs: cases, clock_verdicts, known_customers
-- rule: domain.md section 2: higher tiers may be promised shorter times; all tiers get the standard service
-- columns:
--   tier                        VARCHAR  tier, lower case; empty = not known
--   cases                       BIGINT   complaints
--   customers                   BIGINT   customers who complained
--   first_contact_measured      BIGINT   first-contact clocks met or breached
--   first_contact_breached      BIGINT   of these, breached
--   first_contact_breach_share  DOUBLE   breached of measured, 0 to 1
--   resolution_measured         BIGINT   resolution clocks met or breached
--   resolution_breached         BIGINT   of these, breached
--   resolution_breach_share     DOUBLE   breached of measured, 0 to 1
--   unknown                     BIGINT   clocks of both kinds that the log can't judge
with tiered as (
    select
        cases.source, cases.complaint_id, cases.customer_id,
        coalesce(known_customers.tier, cases.customer_tier, '') as tier
    from cases
    left join known_customers on cases.customer_id = known_customers.customer_id
),

judged as (
    select
        source, complaint_id,
        count(*) filter (where clock = 'first_contact' and verdict in ('met', 'breached')) as first_measured,
        count(*) filter (where clock = 'first_contact' and verdict = 'breached') as first_breached,
        count(*) filter (where clock = 'resolution' and verdict in ('met', 'breached')) as resolution_measured,
        count(*) filter (where clock = 'resolution' and verdict = 'breached') as resolution_breached,
        count(*) filter (where verdict = 'unknown') as unknown
    from clock_verdicts
    where clock in ('first_contact', 'resolution')
    group by source, complaint_id
)

select
    tiered.tier, count(*) as cases, count(distinct tiered.customer_id) as customers,
    cast(coalesce(sum(judged.first_measured), 0) as bigint) as first_contact_measured,
    cast(coalesce(sum(judged.first_breached), 0) as bigint) as first_contact_breached,
    cast(sum(judged.first_breached) as double) / nullif(sum(judged.first_measured), 0) as first_contact_breach_share,
    cast(coalesce(sum(judged.resolution_measured), 0) as bigint) as resolution_measured,
    cast(coalesce(sum(judged.resolution_breached), 0) as bigint) as resolution_breached,
    cast(sum(judged.resolution_breached) as double) / nullif(sum(judged.resolution_measured), 0) as resolution_breach_share,
    cast(coalesce(sum(judged.unknown), 0) as bigint) as unknown
from tiered
left join judged on tiered.source = judged.source and tiered.complaint_id = judged.complaint_id
group by tiered.tier
order by count(*) desc, tiered.tier
