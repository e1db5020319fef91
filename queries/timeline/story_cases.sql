-- The worst cases, whose story the report tells.
-- one row per: source, complaint_id
-- inputs: case_tallies, cases
-- rule: at most 15; ranked by limits breached (the clock of recovery is only reported), then 3W4R8F steps failed, then the newest
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   place         BIGINT   1 = worst
--   breached      BIGINT   limits breached
--   failed        BIGINT   3W4R8F steps failed
with worst as (
    select cases.source, cases.complaint_id, cases.received_at, case_tallies.breached, case_tallies.failed
    from case_tallies
    inner join cases on case_tallies.source = cases.source and case_tallies.complaint_id = cases.complaint_id
    order by
        case_tallies.breached desc, case_tallies.failed desc, cases.received_at desc nulls last, cases.source asc,
        cases.complaint_id asc
    limit 15
)

select
    source, complaint_id,
    row_number() over (order by breached desc, failed desc, received_at desc nulls last, source asc, complaint_id asc) as place,
    breached, failed
from worst
