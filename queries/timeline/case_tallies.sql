-- What went wrong in each case, counted: by it the worst cases are found.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, check_names, clock_verdicts, findings
-- rule: measures.md, Clocks and 3W4R8F; the clock of recovery is only reported
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   breached      BIGINT   limits breached
--   failed        BIGINT   3W4R8F steps failed
with breaches as (
    select source, complaint_id, count(*) as breached from clock_verdicts
    where verdict = 'breached' and clock <> 'recovery'
    group by source, complaint_id
),

failures as (
    select findings.source, findings.complaint_id, count(*) as failed
    from findings
    inner join check_names on findings.code = check_names.code
    where findings.verdict = 'fail'
    group by findings.source, findings.complaint_id
)

select
    cases.source, cases.complaint_id, coalesce(breaches.breached, 0) as breached, coalesce(failures.failed, 0) as failed
from cases
left join breaches on cases.source = breaches.source and cases.complaint_id = breaches.complaint_id
left join failures on cases.source = failures.source and cases.complaint_id = failures.complaint_id
where breaches.breached > 0 or failures.failed > 0
