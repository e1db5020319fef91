-- F1 factual: the facts were checked before fault was denied, and by the end of the case.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, case_readings, case_words
-- rule: measures.md, 3W4R8F. Checked = words of verification by the staff (case notes too) or something attached by our side; denied or
--   admitted = words to the customer (categories denial, admission). In one and the same text the denial is not borne by the check
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
with facts as (
    select source, complaint_id, "at", event_id, quote, text_kind || text_id as place from case_words
    where category = 'verified_facts' and direction is distinct from 'in'
    union all
    select source, complaint_id, "at", event_id, cast(null as varchar) as quote, 'attached' as place from case_events
    where kind = 'attached' and direction is distinct from 'in' and is_automatic is not true
),

first_facts as (
    select source, complaint_id, "at", event_id, quote from facts
    qualify row_number() over (partition by source, complaint_id order by "at" nulls last, place, event_id, quote) = 1
),

first_denials as (
    select source, complaint_id, "at", event_id, quote from case_words
    where category in ('denial', 'admission') and direction in ('out', 'both')
    qualify
        row_number() over (
            partition by source, complaint_id order by "at" nulls last, text_kind, text_id, span_from
        ) = 1
),

told as (
    select
        cases.source, cases.complaint_id, cases.resolved_at, cases.is_open, case_readings.staff_texts,
        case_readings.missing_staff,
        first_facts.source is not null as is_checked, first_facts.at as checked_at,
        first_facts.event_id as checked_event, first_facts.quote as checked_words,
        first_denials.at as denied_at, first_denials.event_id as denied_event, first_denials.quote as denied_words
    from cases
    inner join case_readings
        on cases.source = case_readings.source and cases.complaint_id = case_readings.complaint_id
    left join first_facts on cases.source = first_facts.source and cases.complaint_id = first_facts.complaint_id
    left join first_denials
        on cases.source = first_denials.source and cases.complaint_id = first_denials.complaint_id
),

judged as (
    select
        source, complaint_id, is_checked, checked_at, checked_event, checked_words, denied_at, denied_event, denied_words,
        case
            when is_checked and staff_texts = 0 then null
            when denied_words is not null and is_checked and (denied_at is null or checked_at is null)
                then 'the log does not say when the texts were written'
            when checked_at < denied_at or (denied_words is not null and missing_staff is null) then null
            when missing_staff is not null then missing_staff
            when is_checked then null
            when is_open then 'still open, and the facts are not checked yet'
            when is_open is null then 'the log does not say whether it was resolved'
        end as missing,
        denied_words is not null and not coalesce(checked_at < denied_at, false) as denied_first,
        coalesce(is_checked and checked_at > resolved_at, false) as checked_late
    from told
)

select
    source, complaint_id,
    case
        when missing is not null then 'unknown'
        when denied_first or checked_late or not is_checked then 'fail'
        else 'pass'
    end as verdict,
    case when denied_first then denied_at else checked_at end as "at",
    case when denied_first then denied_event else checked_event end as event_id,
    cast(null as double) as measured, cast(null as double) as "limit", cast(null as varchar) as unit,
    case
        when missing is not null then missing
        when denied_first then 'before the facts were checked: "' || denied_words || '"'
        when checked_late then 'checked only after it was resolved'
        when not is_checked then 'resolved, and the facts were never checked'
        when checked_words is not null then 'checked: "' || checked_words || '"'
        else 'evidence was attached'
    end as evidence
from judged
