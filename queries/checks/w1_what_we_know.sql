-- W1 what we know: description, customer, product and issue of the complaint are all filled.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, source_evidence
-- rule: measures.md, 3W4R8F. A field that is empty in all cases of a source is not carried by its export: unknown, unless one that
--   it carries is empty here. The words on a received event are a description, too
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
with described as (
    select source, complaint_id, count(*) as texts from case_events
    where kind = 'received' and trim(text) <> ''
    group by source, complaint_id
),

looked_at as (
    select
        cases.source, cases.complaint_id, cases.received_at, cases.has_record,
        trim(cases.description) <> '' or described.texts is not null as describes,
        coalesce(trim(cases.customer_id), '') <> '' as names_customer,
        coalesce(trim(cases.product), '') <> '' as names_product, coalesce(trim(cases.issue), '') <> '' as names_issue,
        source_evidence.has_description, source_evidence.has_customer_id, source_evidence.has_product,
        source_evidence.has_issue
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    left join described on cases.source = described.source and cases.complaint_id = described.complaint_id
),

named as (
    select
        source, complaint_id, received_at, has_record,
        case when describes then 1 else 0 end + case when names_customer then 1 else 0 end
        + case when names_product then 1 else 0 end + case when names_issue then 1 else 0 end as filled,
        concat_ws(
            ', ', case when has_description and describes is not true then 'description' end,
            case when has_customer_id and not names_customer then 'customer_id' end,
            case when has_product and not names_product then 'product' end,
            case when has_issue and not names_issue then 'issue' end
        ) as empty_here,
        concat_ws(
            ', ', case when not has_description then 'description' end,
            case when not has_customer_id then 'customer_id' end, case when not has_product then 'product' end,
            case when not has_issue then 'issue' end
        ) as empty_everywhere
    from looked_at
),

judged as (
    select
        source, complaint_id, received_at, filled, empty_here, empty_everywhere, has_record,
        case
            when filled = 4 then 'pass'
            when empty_here <> '' and has_record then 'fail'
            else 'unknown'
        end as verdict
    from named
)

select
    source, complaint_id, verdict, received_at as "at", cast(null as varchar) as event_id,
    cast(filled as double) as measured, cast(4 as double) as "limit", 'fields' as unit,
    case
        when verdict = 'pass' then 'all are filled'
        when verdict = 'fail' then 'empty: ' || empty_here
        when not has_record then 'the log holds no record of this complaint'
        else 'the export does not carry: ' || empty_everywhere
    end as evidence
from judged
