-- R3 restitution: where the customer claims a loss, a decision on compensation is recorded by the end of the case.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, case_readings, case_words, source_evidence
-- rule: measures.md, 3W4R8F. A claim is a claimed amount or a demand in the customer's words. A decision is an amount, a compensated
--   event, an offer in words, or a refusal with its reason; a bare "refused" gives none. An offer in
--   words counts only where the export carries decisions at all, else such a source could only pass
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
with said as (
    select
        source, complaint_id, category, "at", event_id, quote,
        row_number() over (
            partition by source, complaint_id, category order by "at" nulls last, text_kind, text_id, span_from
        ) as place
    from case_words
    where category in ('demands_compensation', 'compensation_offer')
),

compensated as (
    select source, complaint_id, min_by(event_id, position) as event_id, min("at") as "at" from case_events
    where kind = 'compensated'
    group by source, complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, cases.resolved_at, cases.is_open, cases.claimed_amount, demand.at as demanded_at,
        demand.event_id as demand_event, demand.quote as demand, offer.quote as offer,
        coalesce(compensated.at, offer.at) as decided_at, coalesce(compensated.event_id, offer.event_id) as decided_event,
        compensated.event_id is not null as was_compensated, cases.compensation_amount,
        nullif(trim(cases.compensation_decision), '') as decision, case_readings.in_texts, case_readings.missing_in,
        source_evidence.has_claimed_amount, source_evidence.has_compensation,
        coalesce(cases.claimed_amount > 0, false) or demand.quote is not null as claims
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    inner join case_readings
        on cases.source = case_readings.source and cases.complaint_id = case_readings.complaint_id
    left join said as demand
        on
            cases.source = demand.source and cases.complaint_id = demand.complaint_id
            and demand.category = 'demands_compensation' and demand.place = 1
    left join said as offer
        on
            cases.source = offer.source and cases.complaint_id = offer.complaint_id
            and offer.category = 'compensation_offer' and offer.place = 1
    left join compensated on cases.source = compensated.source and cases.complaint_id = compensated.complaint_id
),

judged as (
    select
        source, complaint_id, resolved_at, is_open, claims, claimed_amount, demanded_at, demand_event, demand,
        decided_at, decided_event, compensation_amount, has_compensation,
        case
            when compensation_amount > 0 then 'amount: ' || cast(compensation_amount as varchar)
            when was_compensated then 'compensated'
            when not re_has(lower(decision), '^(no|none|refused|rejected|denied|declined|否|无|拒绝|不赔|不予赔偿)[ .!。！]*$')
                then 'decided: "' || left(decision, 120) || '"'
            when offer is not null and has_compensation then 'offered: "' || offer || '"'
        end as decided,
        case
            when claims then null
            when in_texts > 0 and missing_in is not null then missing_in
            when in_texts = 0 and not has_claimed_amount
                then 'the log holds neither claimed_amount nor words of this customer'
        end as unclear_claim
    from told
)

select
    source, complaint_id,
    case
        when not claims and unclear_claim is null then 'n/a'
        when decided is not null then 'pass'
        when unclear_claim is not null or is_open is null then 'unknown'
        when is_open then 'n/a'
        when not has_compensation then 'unknown'
        else 'fail'
    end as verdict,
    coalesce(decided_at, demanded_at, resolved_at) as "at", coalesce(decided_event, demand_event) as event_id,
    cast(compensation_amount as double) as measured, cast(claimed_amount as double) as "limit", 'money' as unit,
    case
        when not claims and unclear_claim is null then 'no loss claimed'
        when decided is not null then decided
        when unclear_claim is not null then unclear_claim
        when is_open is null then 'the log does not say whether it was resolved'
        when is_open then 'still open, no decision yet'
        when not has_compensation then 'the export does not carry: compensation_amount, compensation_decision'
        when demand is not null then 'no decision with its reason on the demand: "' || demand || '"'
        else 'no decision with its reason on the claimed amount: ' || cast(claimed_amount as varchar)
    end as evidence
from judged
