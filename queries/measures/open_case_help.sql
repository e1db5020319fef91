-- Open cases with what the customer's words call for: help to handle, never a ranking of customers.
-- one row per: source, complaint_id, kind
-- inputs: cases, case_words, case_texts, case_events, customer_kinds
-- rule: domain.md section 5: eight kinds of customer with how to treat each; a kind steers help and is no verdict on a person. Cases whose end the
--   log never states are not listed; unknown = the customer's texts of the case were not read
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   escalate_now  BOOLEAN    somebody above must be told at once, and no escalation is on record since; null = unknown
--   kind          VARCHAR    kind of customer that the words show, or unknown
--   need          VARCHAR    emotional need behind it
--   treatment     VARCHAR    how to treat the customer
--   texts         BIGINT     texts of the case with such words
--   last_at       TIMESTAMP  when such words were last said, UTC; null where the record gives no time
--   quote         VARCHAR    the words as last written
--   team          VARCHAR    team that owns the case
--   owner         VARCHAR    person who owns it
with unfinished as (
    select source, complaint_id, team, owner from cases where is_open
),

open_words as (
    select
        case_words.source, case_words.complaint_id, case_words.category, case_words.text_source, case_words.text_kind,
        case_words.text_id, case_words.at, case_words.span_from, case_words.quote
    from case_words
    inner join unfinished on case_words.source = unfinished.source and case_words.complaint_id = unfinished.complaint_id
),

said as (
    select
        source, complaint_id, category, count(distinct concat(text_source, ' ', text_kind, ' ', text_id)) as texts,
        max("at") as last_at
    from open_words
    group by source, complaint_id, category
),

quoted as (
    select source, complaint_id, category, quote
    from open_words
    qualify row_number() over (
        partition by source, complaint_id, category
        order by "at" desc nulls last, text_source asc, text_kind asc, text_id asc, span_from asc
    ) = 1
),

escalated as (
    select source, complaint_id, max("at") as escalated_at
    from case_events
    where kind = 'escalated'
    group by source, complaint_id
),

shown as (
    select
        said.source, said.complaint_id, customer_kinds.place, customer_kinds.kind, customer_kinds.need, customer_kinds.treatment, said.texts,
        said.last_at, quoted.quote,
        customer_kinds.is_urgent and (escalated.escalated_at is null or coalesce(escalated.escalated_at < said.last_at, false)) as escalate_now
    from said
    inner join customer_kinds
        on
            said.category = customer_kinds.category and said.texts >= customer_kinds.at_least
            and said.texts <= coalesce(customer_kinds.at_most, said.texts)
    inner join quoted on said.source = quoted.source and said.complaint_id = quoted.complaint_id and said.category = quoted.category
    left join escalated on said.source = escalated.source and said.complaint_id = escalated.complaint_id
    union all
    select
        source, complaint_id, cast(null as bigint) as place, 'unknown' as kind, cast(null as varchar) as need,
        cast(null as varchar) as treatment, count(*) as texts, max("at") as last_at, cast(null as varchar) as quote,
        cast(null as boolean) as escalate_now
    from case_texts
    where not is_read and coalesce(direction, 'in') in ('in', 'both')
    group by source, complaint_id
)

select
    shown.source, shown.complaint_id, shown.escalate_now, shown.kind, shown.need, shown.treatment, shown.texts, shown.last_at, shown.quote,
    unfinished.team, unfinished.owner
from shown
inner join unfinished on shown.source = unfinished.source and shown.complaint_id = unfinished.complaint_id
order by shown.escalate_now desc nulls last, shown.source, shown.complaint_id, shown.place nulls last, shown.kind
