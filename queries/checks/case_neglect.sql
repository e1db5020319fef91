-- Neglect: the customer of an open case was contacted within the last days.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, clock_events, contacts_made, settings_values, source_traces
-- params: as_of
-- rule: measures.md: cases neglected = no contact for n days while open; domain.md section 5: most who leave were neglected; setting
--   judging.neglected_after, on the wall clock, counted from receipt, reopening or the last contact
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
with touched as (
    select source, complaint_id, "at", event_id from contacts_made
    qualify row_number() over (partition by source, complaint_id order by place desc) = 1
),

unclear as (
    select source, complaint_id, max("at") as "at" from clock_events
    where is_unclear
    group by source, complaint_id
),

silent as (
    select
        cases.source, cases.complaint_id, cases.is_open, touched.event_id, source_traces.has_contacts, unclear.at as unclear_at,
        neglected_after.value as neglected_after,
        greatest(coalesce(touched.at, cases.received_at), cases.received_at, coalesce(cases.reopened_at, cases.received_at))
            as silent_from
    from cases
    inner join source_traces on cases.source = source_traces.source
    left join settings_values as neglected_after on neglected_after.name = 'judging.neglected_after'
    left join touched on cases.source = touched.source and cases.complaint_id = touched.complaint_id
    left join unclear on cases.source = unclear.source and cases.complaint_id = unclear.complaint_id
),

judged as (
    select
        source, complaint_id, is_open, event_id, silent_from, neglected_after, has_contacts,
        secs_between(silent_from, $as_of) as silent_seconds, unclear_at,
        case
            when is_open is false then 'n/a'
            when is_open is null or not has_contacts or silent_from is null or neglected_after is null then 'unknown'
            when secs_between(silent_from, $as_of) <= neglected_after then 'pass'
            when secs_between(unclear_at, $as_of) <= neglected_after then 'unknown'
            else 'fail'
        end as verdict
    from silent
)

select
    source, complaint_id, verdict, case when verdict in ('pass', 'fail') then silent_from end as "at", event_id,
    case when verdict in ('pass', 'fail') then cast(silent_seconds as double) end as measured, neglected_after as "limit",
    's' as unit,
    case
        when verdict = 'n/a' then 'not open'
        when verdict = 'pass' then 'open, and not silent for long'
        when verdict = 'fail' then 'open, and no contact for too long'
        when is_open is null then 'the log does not say whether it was resolved'
        when not has_contacts then 'the log holds no contacts'
        when silent_from is null then 'the log holds no time of receipt'
        when neglected_after is null then 'the limit judging.neglected_after is not set'
        else 'a contact does not say who made it (direction)'
    end as evidence
from judged
