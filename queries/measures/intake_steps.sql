-- The six steps of intake: in how many cases the words of each are found.
-- one row per: step
-- inputs: case_readings, case_words, cases
-- rule: domain.md section 4. Words of ours (notes too) up to the end of the case; that we listened shows in the customer's words being on
--   record. A step is missing only where all texts to the customer were read
-- columns:
--   step         BIGINT   1 to 6
--   title        VARCHAR  the step
--   cases        BIGINT   all cases
--   found        BIGINT   cases in which it is found
--   missing      BIGINT   cases in which it is not
--   unknown      BIGINT   cases of which the log can't tell
--   found_share  DOUBLE   found of found and missing, 0 to 1
with steps as (
    select named.step, named.title
    from (
        values
        (1, 'Greeting and apology'), (2, 'Listen and note'), (3, 'Ask and verify'), (4, 'Concern and understanding'),
        (5, 'Explain and handle'), (6, 'Thanks and close')
    ) as named (step, title)
),

step_words as (
    select distinct
        case_words.source, case_words.complaint_id,
        case
            when case_words.category in ('greeting', 'regret') then 1
            when case_words.category = 'verified_facts' then 3
            when case_words.category = 'empathy' then 4
            when case_words.category = 'farewell_thanks' then 6
            else 5
        end as step
    from case_words
    inner join cases on case_words.source = cases.source and case_words.complaint_id = cases.complaint_id
    where
        case_words.category in (
            'greeting', 'regret', 'verified_facts', 'empathy', 'farewell_thanks', 'promise_with_time', 'progress_update',
            'alternative_offered', 'compensation_offer'
        )
        and case_words.direction is distinct from 'in'
        and (cases.resolved_at is null or case_words.at is null or case_words.at <= cases.resolved_at)
),

judged as (
    select
        steps.step, steps.title,
        case
            when steps.step = 2 and case_readings.in_texts > 0 then 'found'
            when steps.step = 2 and case_readings.missing_in = 'the log holds no text of a customer' then 'unknown'
            when steps.step = 2 then 'missing'
            when step_words.step is not null then 'found'
            when case_readings.missing_out is not null then 'unknown'
            else 'missing'
        end as verdict
    from case_readings
    cross join steps
    left join step_words
        on
            case_readings.source = step_words.source and case_readings.complaint_id = step_words.complaint_id
            and steps.step = step_words.step
)

select
    cast(step as bigint) as step, title, count(*) as cases, count(*) filter (where verdict = 'found') as found,
    count(*) filter (where verdict = 'missing') as missing, count(*) filter (where verdict = 'unknown') as unknown,
    count(*) filter (where verdict = 'found')
    / nullif(cast(count(*) filter (where verdict <> 'unknown') as double), 0) as found_share
from judged
group by step, title
order by step
