-- R4 rectification: resolved for good: the customer confirmed it, or there was no reopening and no repeat soon after.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, case_words, next_complaints, settings_values, source_evidence
-- params: as_of
-- rule: measures.md, 3W4R8F; settings judging.young and judging.low_score. Reopened at any time after it, repeated (same source, customer
--   and issue, received within judging.young of it) or a low score fails, whatever the customer said
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
with confirmed as (
    select source, complaint_id, "at", event_id, quote from case_words
    where category = 'confirms_solved' and text_kind <> 'description'
    qualify
        row_number() over (
            partition by source, complaint_id order by "at" desc nulls last, text_kind asc, text_id asc, span_from asc
        ) = 1
),

reopened as (
    select cases.source, cases.complaint_id, min(events.at) as "at", min_by(events.event_id, events.position) as event_id
    from cases
    inner join case_events as events
        on
            cases.source = events.source and cases.complaint_id = events.complaint_id and cases.resolved_at <= events.at
            and events.kind = 'reopened'
    group by cases.source, cases.complaint_id
),

repeated as (
    select next_complaints.source, next_complaints.complaint_id, next_complaints.at, next_complaints.again
    from next_complaints
    inner join settings_values as young on young.name = 'judging.young'
    where next_complaints.seconds_after <= young.value
),

told as (
    select
        cases.source, cases.complaint_id, cases.resolved_at, cases.is_open, cases.satisfaction, low_score.value as low_score,
        young.value as young, confirmed.quote, confirmed.at as confirmed_at, confirmed.event_id as confirmed_event,
        reopened.at as reopened_at, reopened.event_id as reopened_event, repeated.at as repeated_at, repeated.again,
        secs_between(cases.resolved_at, $as_of) as age,
        case
            when cases.resolved_at is null and cases.is_open is null then 'the log does not say whether it was resolved'
            when cases.resolved_at is null then 'the log holds no time of resolution'
            when not source_evidence.has_events then 'the log holds no events: a reopening would not show'
            when coalesce(trim(cases.customer_id), '') = '' then 'no customer_id: a repeat would not show'
            when coalesce(trim(cases.issue), '') = '' then 'no issue: a repeat would not show'
        end as missing
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    left join settings_values as low_score on low_score.name = 'judging.low_score'
    left join settings_values as young on young.name = 'judging.young'
    left join confirmed on cases.source = confirmed.source and cases.complaint_id = confirmed.complaint_id
    left join reopened on cases.source = reopened.source and cases.complaint_id = reopened.complaint_id
    left join repeated on cases.source = repeated.source and cases.complaint_id = repeated.complaint_id
)

select
    source, complaint_id,
    case
        when resolved_at is null and is_open then 'n/a'
        when reopened_at is not null or repeated_at is not null or satisfaction <= low_score then 'fail'
        when resolved_at is not null and quote is not null then 'pass'
        when age < young then 'n/a'
        when missing is not null then 'unknown'
        else 'pass'
    end as verdict,
    coalesce(reopened_at, repeated_at, confirmed_at, resolved_at) as "at", coalesce(reopened_event, confirmed_event) as event_id,
    case when reopened_at is null and repeated_at is null then satisfaction end as measured, low_score as "limit",
    'score' as unit,
    case
        when resolved_at is null and is_open then 'still open'
        when reopened_at is not null then 'reopened after it was resolved'
        when repeated_at is not null then 'the customer came back with the same issue: ' || again
        when satisfaction <= low_score then 'low score'
        when resolved_at is not null and quote is not null then 'the customer confirmed: "' || quote || '"'
        when age < young then 'resolved too recently to tell'
        when missing is not null then missing
        else 'no reopening and no repeat'
    end as evidence
from told
