-- R1 regret: words of regret in a text to the customer.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_readings, first_kind_words
-- rule: measures.md, 3W4R8F. Absent words fail only where there are texts to the customer and each of them was read; a case note that
--   records the act counts for it
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
with judged as (
    select
        cases.source, cases.complaint_id, words.at, words.event_id, words.quote,
        case_readings.out_texts, case_readings.missing_out,
        case
            when words.quote is not null then 'pass'
            when case_readings.missing_out is not null then 'unknown'
            else 'fail'
        end as verdict
    from cases
    inner join case_readings
        on cases.source = case_readings.source and cases.complaint_id = case_readings.complaint_id
    left join first_kind_words as words
        on cases.source = words.source and cases.complaint_id = words.complaint_id and words.category = 'regret'
)

select
    source, complaint_id, verdict, "at", event_id,
    case verdict when 'pass' then cast(1 as double) when 'fail' then cast(0 as double) end as measured,
    cast(1 as double) as "limit", 'found' as unit,
    case verdict
        when 'pass' then 'said: "' || quote || '"'
        when 'fail' then 'no words of regret in the texts to the customer: ' || cast(out_texts as varchar)
        else missing_out
    end as evidence
from judged
