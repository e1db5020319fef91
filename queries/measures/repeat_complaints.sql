-- Customers who complained of the same issue again within 30 days, each spell of repeats in one line.
-- one row per: source, customer_id, issue, first_at
-- inputs: repeats, cases
-- rule: measures.md, recurring problems: the same customer, the same issue, again within 30 days of the case before (setting repeat_days)
-- columns:
--   customer_id         VARCHAR    who complained
--   issue               VARCHAR    subject
--   cases               BIGINT     cases in the spell, the first included
--   first_at            TIMESTAMP  when the first was received, UTC
--   last_at             TIMESTAMP  when the last was received, UTC
--   source              VARCHAR    name of the source in the settings
--   first_complaint_id  VARCHAR    the first case
--   last_complaint_id   VARCHAR    the last case
--   shortest_days       DOUBLE     shortest time between two of them, in days
--   open_cases          BIGINT     of them still open
--   days_span           DOUBLE     days from first to last
with placed as (
    select
        *,
        row_number() over (partition by source, customer_id, issue, chain order by received_at, complaint_id) as place
    from repeats
    where reason is null
),

summed as (
    select
        repeats.customer_id, repeats.issue, count(*) as cases, min(repeats.received_at) as first_at,
        max(repeats.received_at) as last_at, repeats.source,
        min(repeats.complaint_id) filter (where not repeats.is_repeat) as first_complaint_id,
        max_by(repeats.complaint_id, repeats.place) as last_complaint_id,
        round(min(repeats.days_since) filter (where repeats.is_repeat), 6) as shortest_days,
        count(*) filter (where cases.is_open) as open_cases
    from placed as repeats
    inner join cases on repeats.source = cases.source and repeats.complaint_id = cases.complaint_id
    group by repeats.source, repeats.customer_id, repeats.issue, repeats.chain
    having count(*) > 1
)

select
    customer_id, issue, cases, first_at, last_at, source, first_complaint_id, last_complaint_id, shortest_days, open_cases,
    round(secs_between(first_at, last_at) / 86400.0, 6) as days_span
from summed
order by cases desc, last_at desc, source asc, customer_id asc, issue asc, first_at asc
