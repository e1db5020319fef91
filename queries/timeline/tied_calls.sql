-- Calls that belong to a case by their case id.
-- one row per: call_source, call_id
-- derived by: case
-- inputs: cases, calls
-- params: as_of
-- rule: a call log is often a source of its own: a case id that its own source does not have is looked for in the others, and holds where
--   just one has it
-- columns:
--   source        VARCHAR    source of the case
--   complaint_id  VARCHAR    the case
--   call_source   VARCHAR    source of the call
--   call_id       VARCHAR    the call
--   direction     VARCHAR    in, out or internal
--   started_at    TIMESTAMP  when it began
--   ended_at      TIMESTAMP  when it ended; where that is not stated, when it was answered or began
--   satisfaction  DOUBLE     score that the customer gave
--   has_text      BOOLEAN    words of it were loaded
with id_holders as (
    select complaint_id, min(source) as only_source from cases
    group by complaint_id
    having count(*) = 1
),

tied as (
    select
        coalesce(cases.source, id_holders.only_source) as source, calls.complaint_id, calls.source as call_source, calls.call_id,
        calls.direction, calls.started_at, coalesce(calls.ended_at, calls.answered_at, calls.started_at) as ended_at,
        calls.satisfaction, coalesce(trim(calls.text), '') <> '' as has_text
    from calls
    left join cases on calls.source = cases.source and calls.complaint_id = cases.complaint_id
    left join id_holders on calls.complaint_id = id_holders.complaint_id
    where calls.complaint_id is not null and calls.started_at <= $as_of
)

select source, complaint_id, call_source, call_id, direction, started_at, ended_at, satisfaction, has_text
from tied
where source is not null
