-- F4 frank: no evasion, no pushing off and no belittling word in any text to the customer.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_readings, case_words
-- rule: measures.md, 3W4R8F; never-say words are the categories evasion and condescending_or_command. What is said in a note did not
--   reach the customer and is not judged here
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
with never_say as (
    select
        source, complaint_id, "at", event_id, quote, count(*) over (partition by source, complaint_id) as found,
        row_number() over (
            partition by source, complaint_id order by "at" nulls last, text_kind, text_id, span_from, category
        ) as place
    from case_words
    where category in ('evasion', 'condescending_or_command') and direction in ('out', 'both')
),

judged as (
    select
        cases.source, cases.complaint_id, never_say.at, never_say.event_id, never_say.quote, never_say.found,
        case_readings.missing_out, case_readings.out_texts,
        case
            when never_say.quote is not null then 'fail'
            when case_readings.missing_out is not null then 'unknown'
            else 'pass'
        end as verdict
    from cases
    inner join case_readings
        on cases.source = case_readings.source and cases.complaint_id = case_readings.complaint_id
    left join never_say
        on cases.source = never_say.source and cases.complaint_id = never_say.complaint_id and never_say.place = 1
)

select
    source, complaint_id, verdict, "at", event_id,
    case when verdict <> 'unknown' then cast(coalesce(found, 0) as double) end as measured,
    cast(0 as double) as "limit", 'found' as unit,
    case verdict
        when 'fail' then 'said: "' || quote || '"'
        when 'pass' then 'no never-say word in the texts to the customer: ' || cast(out_texts as varchar)
        else missing_out
    end as evidence
from judged
