-- First-contact resolution: the share of cases that were resolved by the team that took them, for good and at once.
-- one row per: dimension, value
-- inputs: cases, case_routes, findings
-- rule: measures.md, Hand-offs, first-contact resolution; cases resolved less than 7 days ago and unresolved ones are left out
-- columns:
--   dimension  VARCHAR  all, product, issue, severity, channel or first_team
--   value      VARCHAR  its value; empty = not stated
--   cases      BIGINT   cases in scope
--   resolved_at_first_contact  BIGINT  cases that were
--   not_at_first_contact       BIGINT  cases that were not
--   unknown    BIGINT   cases of which the log can't tell
--   left_out   BIGINT   not resolved, or too young to judge
--   fcr_share  DOUBLE   resolved at first contact per judged case, 0 to 1; null where none is judged
with dimensions as (
    select 'all' as dimension
    union all
    select 'product' as dimension
    union all
    select 'issue' as dimension
    union all
    select 'severity' as dimension
    union all
    select 'channel' as dimension
    union all
    select 'first_team' as dimension
),

placed as (
    select
        dimensions.dimension, findings.verdict,
        coalesce(trim(case dimensions.dimension
            when 'product' then cases.product
            when 'issue' then cases.issue
            when 'severity' then cases.severity
            when 'channel' then cases.channel
            when 'first_team' then case_routes.first_team
        end), '') as value
    from cases
    inner join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    inner join findings on cases.source = findings.source and cases.complaint_id = findings.complaint_id
    cross join dimensions
    where findings.code = 'resolved_at_first_contact'
)

select
    dimension, value, count(*) as cases, count(*) filter (where verdict = 'pass') as resolved_at_first_contact,
    count(*) filter (where verdict = 'fail') as not_at_first_contact, count(*) filter (where verdict = 'unknown') as unknown,
    count(*) filter (where verdict = 'n/a') as left_out,
    cast(count(*) filter (where verdict = 'pass') as double)
    / nullif(count(*) filter (where verdict in ('pass', 'fail')), 0) as fcr_share
from placed
group by dimension, value
order by dimension asc nulls last, cases desc nulls last, value asc nulls last
