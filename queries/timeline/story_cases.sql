-- The worst cases, whose story the report tells.
-- one row per: source, complaint_id
-- inputs: cases, clock_verdicts, findings
-- rule: at most 15; ranked by limits breached (the clock of recovery is only reported), then 3W4R8F steps failed, then the newest
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   place         BIGINT   1 = worst
--   breached      BIGINT   limits breached
--   failed        BIGINT   3W4R8F steps failed
with breaches as (
    select source, complaint_id, count(*) as breached from clock_verdicts
    where verdict = 'breached' and clock <> 'recovery'
    group by source, complaint_id
),

failures as (
    select source, complaint_id, count(*) as failed from findings
    where verdict = 'fail' and re_has(code, '^[WRF][0-9]$')
    group by source, complaint_id
),

ranked as (
    select
        cases.source, cases.complaint_id, coalesce(breaches.breached, 0) as breached,
        coalesce(failures.failed, 0) as failed,
        row_number() over (
            order by
                coalesce(breaches.breached, 0) desc, coalesce(failures.failed, 0) desc, cases.received_at desc nulls last,
                cases.source, cases.complaint_id
        ) as place
    from cases
    left join breaches on cases.source = breaches.source and cases.complaint_id = breaches.complaint_id
    left join failures on cases.source = failures.source and cases.complaint_id = failures.complaint_id
    where breaches.breached > 0 or failures.failed > 0
)

select source, complaint_id, place, breached, failed from ranked
where place <= 15
