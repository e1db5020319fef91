-- Calls that a person answered, tied to their case by its id.
-- one row per: source, call_id
-- inputs: cases, calls
-- params: as_of
-- rule: measures.md, Clocks: an outbound call that was answered is a contact; a call of another source is tied where only one source has a case of that id; an
--   answer by a mailbox, or one that the log itself calls failed, is no answer by a person; of the legs of one call the first that was answered counts
-- columns:
--   source        VARCHAR    source of the case
--   complaint_id  VARCHAR    the case
--   call_id       VARCHAR    the call, with its source before it where that is not the case's
--   at            TIMESTAMP  when it was answered, UTC
--   direction     VARCHAR    in or out
--   agent         VARCHAR    person who took or made it
--   team          VARCHAR    team of that person
with id_holders as (
    select complaint_id, min(source) as only_source from cases
    group by complaint_id
    having count(*) = 1
),

answered as (
    select
        calls.source, calls.call_id, calls.complaint_id, calls.direction, calls.agent, nullif(trim(calls.team), '') as team,
        coalesce(calls.answered_at, calls.started_at) as "at"
    from calls
    where
        calls.complaint_id is not null and calls.direction in ('in', 'out')
        and (calls.outcome = 'answered' or (calls.answered_at is not null and coalesce(calls.outcome, 'other') in ('dropped', 'other')))
    qualify
        row_number() over (
            partition by calls.source, calls.complaint_id, coalesce(calls.linked_id, calls.call_id)
            order by coalesce(calls.answered_at, calls.started_at), calls.call_id
        ) = 1
)

select
    coalesce(cases.source, id_holders.only_source) as source, answered.complaint_id,
    case when cases.source is null then concat(answered.source, ':', answered.call_id) else answered.call_id end as call_id,
    answered.at, answered.direction, answered.agent, answered.team
from answered
left join cases on answered.source = cases.source and answered.complaint_id = cases.complaint_id
left join id_holders on answered.complaint_id = id_holders.complaint_id
where coalesce(cases.source, id_holders.only_source) is not null and answered.at <= $as_of
