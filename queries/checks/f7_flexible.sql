-- F7 flexible: after a solution was refused or failed, another was offered.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, case_readings, case_words
-- rule: measures.md, 3W4R8F. Refused = a solution_refused event or such words of the customer; failed = reopened. Another = a
--   solution_offered event, words that offer another way, or an offer of compensation, after it
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
with refusals as (
    select source, complaint_id, "at", event_id, quote from case_words
    where category = 'refuses_solution'
    union all
    select source, complaint_id, "at", event_id, cast(null as varchar) as quote from case_events
    where kind in ('solution_refused', 'reopened')
),

first_refusals as (
    select source, complaint_id, "at", event_id, quote from refusals
    qualify row_number() over (partition by source, complaint_id order by "at" nulls last, event_id nulls last, quote nulls last) = 1
),

offers as (
    select source, complaint_id, "at", event_id, quote from case_words
    where category in ('alternative_offered', 'compensation_offer') and direction is distinct from 'in'
    union all
    select source, complaint_id, "at", event_id, cast(null as varchar) as quote from case_events
    where kind in ('solution_offered', 'compensated')
),

next_offers as (
    select offers.source, offers.complaint_id, offers.at, offers.event_id, offers.quote from offers
    inner join first_refusals
        on
            offers.source = first_refusals.source and offers.complaint_id = first_refusals.complaint_id
            and offers.at > first_refusals.at
    qualify
        row_number() over (
            partition by offers.source, offers.complaint_id order by offers.at, offers.event_id nulls last, offers.quote nulls last
        ) = 1
),

-- an offer at the very instant of the refusal: the log does not tell which came first
same_instants as (
    select distinct offers.source, offers.complaint_id
    from offers
    inner join first_refusals
        on
            offers.source = first_refusals.source and offers.complaint_id = first_refusals.complaint_id
            and offers.at = first_refusals.at and offers.event_id is distinct from first_refusals.event_id
),

told as (
    select
        cases.source, cases.complaint_id, cases.is_open, first_refusals.at as refused_at, first_refusals.quote as refusal,
        first_refusals.event_id as refusal_event, first_refusals.source is not null as was_refused,
        next_offers.at as offered_at, next_offers.event_id as offer_event, next_offers.quote as offer,
        next_offers.source is not null as was_offered,
        case
            when first_refusals.source is null and not cases.has_events then 'the log holds no events of this case'
            when first_refusals.source is null and case_readings.in_texts > 0 then case_readings.missing_in
            when first_refusals.source is null then null
            when same_instants.source is not null then 'an offer bears the time of the refusal, and the log does not say which came first'
            when cases.is_open then 'a solution was refused or failed, still open and no other offered yet'
            when case_readings.staff_texts > 0 then case_readings.missing_staff
        end as missing
    from cases
    inner join case_readings
        on cases.source = case_readings.source and cases.complaint_id = case_readings.complaint_id
    left join first_refusals on cases.source = first_refusals.source and cases.complaint_id = first_refusals.complaint_id
    left join next_offers on cases.source = next_offers.source and cases.complaint_id = next_offers.complaint_id
    left join same_instants on cases.source = same_instants.source and cases.complaint_id = same_instants.complaint_id
)

select
    source, complaint_id,
    case
        when was_offered then 'pass'
        when missing is not null then 'unknown'
        when was_refused then 'fail'
        else 'n/a'
    end as verdict,
    coalesce(offered_at, refused_at) as "at", case when was_offered then offer_event else refusal_event end as event_id,
    cast(null as double) as measured, cast(null as double) as "limit", cast(null as varchar) as unit,
    case
        when offer is not null then 'another way was offered: "' || offer || '"'
        when was_offered then 'another solution was offered'
        when missing is not null then missing
        when refusal is not null then 'nothing else was offered after: "' || refusal || '"'
        when was_refused then 'nothing else was offered after a solution was refused or failed'
        else 'no solution was refused or failed'
    end as evidence
from told
