-- What the report's headline numbers are made of: one fact per case and figure, at the instant it counts for.
-- one row per: source, complaint_id, figure, cycle
-- derived by: case
-- inputs: cases, check_names, clock_verdicts, findings, ownership_intervals
-- rule: measures.md: unknown never counts as pass; n/a is no fact; clocks that still run are no fact yet
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   figure        VARCHAR    complaints, first_contact_breach_share, resolution_breach_share, due_breach_share, median_resolution_seconds, handoffs_per_case or handling_score
--   cycle         BIGINT     cycle of the clock; 1 where the figure has none
--   at            TIMESTAMP  instant it counts for, UTC: when it was received, its clock began, or it was resolved
--   amount        DOUBLE     1 or 0 of a share, else the number; null = unknown
with clocks as (
    select
        source, complaint_id, clock || '_breach_share' as figure, cycle, started_at as "at",
        case verdict when 'breached' then 1.0 when 'met' then 0.0 end as amount
    from clock_verdicts
    where
        clock in ('first_contact', 'resolution', 'due') and verdict in ('met', 'breached', 'unknown')
        and started_at is not null
),

judged as (
    select
        findings.source, findings.complaint_id,
        cast(count(*) filter (where findings.verdict = 'pass') as double)
        / nullif(count(*) filter (where findings.verdict in ('pass', 'fail')), 0) as amount
    from findings
    inner join check_names on findings.code = check_names.code
    group by findings.source, findings.complaint_id
),

scores as (
    select judged.source, judged.complaint_id, cases.received_at as "at", judged.amount
    from judged
    inner join cases on judged.source = cases.source and judged.complaint_id = cases.complaint_id
    where cases.received_at is not null
),

routes as (
    select source, complaint_id, cast(count(*) - 1 as double) as handoffs from ownership_intervals
    group by source, complaint_id
)

select source, complaint_id, 'complaints' as figure, cast(1 as bigint) as cycle, received_at as "at", 1.0 as amount
from cases
where received_at is not null
union all
select
    source, complaint_id, 'median_resolution_seconds' as figure, cast(1 as bigint) as cycle, resolved_at as "at",
    case when resolved_at >= received_at then cast(secs_between(received_at, resolved_at) as double) end as amount
from cases
where resolved_at is not null
union all
select
    cases.source, cases.complaint_id, 'handoffs_per_case' as figure, cast(1 as bigint) as cycle,
    cases.received_at as "at", routes.handoffs as amount
from cases
left join routes on cases.source = routes.source and cases.complaint_id = routes.complaint_id
where cases.received_at is not null
union all
select source, complaint_id, 'handling_score' as figure, cast(1 as bigint) as cycle, "at", amount from scores
union all
select source, complaint_id, figure, cycle, "at", amount from clocks
