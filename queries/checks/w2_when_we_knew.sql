-- W2 when we knew: the complaint's times are in order, and it was put on record within the limit of the first contact.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: call_ties, cases, settings_values, source_evidence, whole_calls
-- rule: measures.md, 3W4R8F; setting judging.record_within. The first contact is the receipt, or an earlier call of the case
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
with called as (
    select call_ties.case_source as source, call_ties.complaint_id, min(whole_calls.started_at) as first_call_at
    from call_ties
    inner join whole_calls on call_ties.source = whole_calls.source and call_ties.call_id = whole_calls.call_id
    where call_ties.case_source is not null
    group by call_ties.case_source, call_ties.complaint_id
),

timed as (
    select
        cases.source, cases.complaint_id, cases.received_at, cases.recorded_at, cases.first_event_at, cases.has_record,
        least(cases.received_at, coalesce(called.first_call_at, cases.received_at)) as contact_at,
        source_evidence.has_received_at, record_within.value as record_within
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    left join called on cases.source = called.source and cases.complaint_id = called.complaint_id
    left join settings_values as record_within on record_within.name = 'judging.record_within'
),

measured_times as (
    select
        source, complaint_id, received_at, recorded_at, first_event_at, has_record, has_received_at, record_within,
        secs_between(contact_at, recorded_at) as record_seconds,
        case
            when received_at is null and has_received_at and has_record then 'the time of receipt is empty'
            when received_at > first_event_at then 'received after the first event'
            when recorded_at < received_at then 'on record before it was received'
        end as disorder
    from timed
),

judged as (
    select
        source, complaint_id, received_at, recorded_at, first_event_at, record_seconds, record_within, disorder,
        case
            when disorder is not null then 'fail'
            when received_at is null or recorded_at is null or record_within is null then 'unknown'
            when record_seconds <= record_within then 'pass'
            else 'fail'
        end as verdict
    from measured_times
)

select
    source, complaint_id, verdict, coalesce(recorded_at, received_at, first_event_at) as "at",
    cast(null as varchar) as event_id, cast(record_seconds as double) as measured, record_within as "limit",
    's' as unit,
    case
        when disorder is not null then disorder
        when received_at is null then 'the log holds no time of receipt'
        when recorded_at is null then 'the log does not say when it was put on record'
        when record_within is null then 'the limit judging.record_within is not set'
        when verdict = 'pass' then 'put on record in time'
        else 'put on record too late'
    end as evidence
from judged
