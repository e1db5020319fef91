-- The worst cases, whose story the report tells.
-- one row per: source, complaint_id
-- inputs: cases, cube_cases
-- rule: at most 15; ranked by limits breached (the clock of recovery is only reported), then 3W4R8F steps failed, then the newest
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   place         BIGINT   1 = worst
--   breached      BIGINT   limits breached
--   failed        BIGINT   3W4R8F steps failed
with worst as (
    select cases.source, cases.complaint_id, cases.received_at, cube_cases.breached, cube_cases.failed
    from cube_cases
    inner join cases on cube_cases.source = cases.source and cube_cases.complaint_id = cases.complaint_id
    where cube_cases.breached > 0 or cube_cases.failed > 0
    order by
        cube_cases.breached desc, cube_cases.failed desc, cases.received_at desc nulls last, cases.source asc,
        cases.complaint_id asc
    limit 15
)

select
    source, complaint_id,
    row_number() over (order by breached desc, failed desc, received_at desc nulls last, source asc, complaint_id asc) as place,
    breached, failed
from worst
