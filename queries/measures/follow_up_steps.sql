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

rows_told as (
    select
        source, complaint_id, cast(null as varchar) as category, "at", not is_read as is_unread, direction in ('out', 'both') as is_out
    from case_texts
    union all
    select source, complaint_id, category, "at", cast(null as boolean) as is_unread, cast(null as boolean) as is_out from case_words
),

told as (
    select
        cases.source, cases.complaint_id, count(*) filter (where rows_told.is_unread) as unread,
        count(*) filter (where rows_told.is_out) as out_texts, max(rows_told.at) filter (where rows_told.is_out) as last_out_at,
        count(*) filter (where rows_told.category in ('greeting', 'regret')) as attitudes,
        count(*) filter (where rows_told.category in ('progress_update', 'verified_facts', 'follow_up_check')) as results,
        count(*) filter (where rows_told.category in ('alternative_offered', 'compensation_offer')) as offers,
        count(*) filter (where rows_told.category = 'farewell_thanks') as thanks,
        min(rows_told.at) filter (
            where rows_told.category in (
                'refuses_solution', 'argues_logic', 'chases', 'dissatisfied_low', 'venting_insult', 'demands_compensation'
            )
        ) as objected_at
    from cases
    left join rows_told
        on
            cases.source = rows_told.source and cases.complaint_id = rows_told.complaint_id and rows_told.at > cases.resolved_at
    where cases.resolved_at is not null
    group by cases.source, cases.complaint_id
),

judged as (
    select
        steps.step, steps.title,
        case
            when
                (steps.step = 1 and told.attitudes > 0) or (steps.step = 2 and told.results > 0)
                or (steps.step = 3 and told.last_out_at > told.objected_at)
                or (steps.step = 4 and told.offers > 0) or (steps.step = 5 and told.thanks > 0)
                or (steps.step = 6 and told.out_texts > 1 and told.last_out_at > told.objected_at)
                then 'found'
            when told.out_texts = 0 or told.unread > 0 then 'unknown'
            when steps.step in (3, 4, 6) and told.objected_at is null then 'n/a'
            else 'missing'
        end as verdict
    from told
    cross join steps
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
