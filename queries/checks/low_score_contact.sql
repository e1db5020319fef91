-- Low scores: a customer who gave a low score was contacted after it.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, clock_events, contacts_made, settings_values, source_scores, source_traces, tied_calls
-- rule: domain.md section 6: every low score is followed by a contact; setting judging.low_score. A record's score is taken as given when
--   the case was last resolved, a call's when the call ended; the latest low score counts
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
with scores as (
    select source, complaint_id, satisfaction, last_resolved_at as "at" from cases
    where satisfaction is not null
    union all
    select source, complaint_id, satisfaction, ended_at as "at" from tied_calls
    where satisfaction is not null
),

scored as (
    select
        scores.source, scores.complaint_id, low_score.value as low_score, count(*) as scores,
        min(scores.satisfaction) as satisfaction,
        max(scores.at) filter (where scores.satisfaction <= low_score.value) as low_at,
        count(*) filter (where scores.satisfaction <= low_score.value and scores.at is null) as timeless
    from scores
    left join settings_values as low_score on low_score.name = 'judging.low_score'
    group by scores.source, scores.complaint_id, low_score.value
),

answered as (
    select scored.source, scored.complaint_id, contacts.at as contact_at, contacts.event_id from scored
    inner join contacts_made as contacts
        on
            scored.source = contacts.source and scored.complaint_id = contacts.complaint_id
            and scored.low_at < contacts.at
    qualify
        row_number() over (partition by scored.source, scored.complaint_id order by contacts.place) = 1
),

unclear as (
    select source, complaint_id, max("at") as "at" from clock_events
    where is_unclear
    group by source, complaint_id
),

judged as (
    select
        cases.source, cases.complaint_id, scored.satisfaction, scored.low_score, scored.low_at, answered.contact_at,
        answered.event_id, source_scores.has_scores, source_traces.has_contacts,
        case
            when not source_scores.has_scores then 'unknown'
            when coalesce(scored.satisfaction > scored.low_score, true) then 'n/a'
            when scored.timeless > 0 then 'unknown'
            when answered.contact_at is not null then 'pass'
            when not source_traces.has_contacts or unclear.at > scored.low_at then 'unknown'
            else 'fail'
        end as verdict
    from cases
    inner join source_traces on cases.source = source_traces.source
    inner join source_scores on cases.source = source_scores.source
    left join scored on cases.source = scored.source and cases.complaint_id = scored.complaint_id
    left join answered on cases.source = answered.source and cases.complaint_id = answered.complaint_id
    left join unclear on cases.source = unclear.source and cases.complaint_id = unclear.complaint_id
)

select
    source, complaint_id, verdict, coalesce(contact_at, low_at) as "at", event_id, satisfaction as measured,
    low_score as "limit", 'score' as unit,
    case
        when verdict = 'n/a' then 'no low score'
        when verdict = 'pass' then 'contacted after the low score'
        when verdict = 'fail' then 'no contact after the low score'
        when not has_scores then 'the log holds no scores'
        when low_at is null then 'the log does not say when the score was given'
        when not has_contacts then 'the log holds no contacts'
        else 'a contact does not say who made it (direction)'
    end as evidence
from judged
