-- The six steps of follow-up: in how many resolved cases the words of each are found after the end.
-- one row per: step
-- inputs: case_texts, case_words, cases
-- rule: domain.md section 4. Words of ours (notes too) after the case was first resolved. Objections are answered, persuaded and tried again
--   only where the customer raised one then: refused, argued, chased, or was dissatisfied. A step is missing only where all texts were read
-- columns:
--   step            BIGINT   1 to 6
--   title           VARCHAR  the step
--   cases           BIGINT   resolved cases
--   found           BIGINT   cases in which it is found
--   missing         BIGINT   cases in which it is not
--   unknown         BIGINT   cases without a text after the end, or with one that was not read
--   not_applicable  BIGINT   cases in which the customer objected to nothing
--   found_share     DOUBLE   found of found and missing, 0 to 1
with steps as (
    select named.step, named.title
    from (
        values
        (1, 'Attitude and apology'), (2, 'Course and result'), (3, 'Objections and answers'),
        (4, 'Negotiate and persuade'), (5, 'Thanks and close'), (6, 'Try again and again')
    ) as named (step, title)
),

texts as (
    select
        cases.source, cases.complaint_id, count(*) as texts, count(*) filter (where not case_texts.is_read) as unread,
        count(*) filter (where case_texts.direction in ('out', 'both')) as out_texts,
        max(case_texts.at) filter (where case_texts.direction in ('out', 'both')) as last_out_at
    from cases
    inner join case_texts on cases.source = case_texts.source and cases.complaint_id = case_texts.complaint_id
    where case_texts.at > cases.resolved_at
    group by cases.source, cases.complaint_id
),

words as (
    select
        cases.source, cases.complaint_id,
        count(*) filter (where case_words.category in ('greeting', 'regret')) as attitudes,
        count(*) filter (where case_words.category in ('progress_update', 'verified_facts', 'follow_up_check')) as results,
        count(*) filter (where case_words.category in ('alternative_offered', 'compensation_offer')) as offers,
        count(*) filter (where case_words.category = 'farewell_thanks') as thanks,
        min(case_words.at) filter (
            where case_words.category in (
                'refuses_solution', 'argues_logic', 'chases', 'dissatisfied_low', 'venting_insult', 'demands_compensation'
            )
        ) as objected_at
    from cases
    inner join case_words on cases.source = case_words.source and cases.complaint_id = case_words.complaint_id
    where case_words.at > cases.resolved_at
    group by cases.source, cases.complaint_id
),

judged as (
    select
        steps.step, steps.title,
        case
            when
                (steps.step = 1 and words.attitudes > 0) or (steps.step = 2 and words.results > 0)
                or (steps.step = 3 and texts.last_out_at > words.objected_at)
                or (steps.step = 4 and words.offers > 0) or (steps.step = 5 and words.thanks > 0)
                or (steps.step = 6 and texts.out_texts > 1 and texts.last_out_at > words.objected_at)
                then 'found'
            when coalesce(texts.out_texts, 0) = 0 or texts.unread > 0 then 'unknown'
            when steps.step in (3, 4, 6) and words.objected_at is null then 'n/a'
            else 'missing'
        end as verdict
    from cases
    cross join steps
    left join texts on cases.source = texts.source and cases.complaint_id = texts.complaint_id
    left join words on cases.source = words.source and cases.complaint_id = words.complaint_id
    where cases.resolved_at is not null
)

select
    cast(step as bigint) as step, title, count(*) as cases, count(*) filter (where verdict = 'found') as found,
    count(*) filter (where verdict = 'missing') as missing, count(*) filter (where verdict = 'unknown') as unknown,
    count(*) filter (where verdict = 'n/a') as not_applicable,
    count(*) filter (where verdict = 'found')
    / nullif(cast(count(*) filter (where verdict in ('found', 'missing')) as double), 0) as found_share
from judged
group by step, title
order by step
