-- Whose texts each source holds at all: what no case has is not carried by the export.
-- one row per: source
-- derived by: look-up
-- inputs: cases, case_texts
-- rule: measures.md: unknown is never pass
-- columns:
--   source     VARCHAR  name of the source in the settings
--   has_out    BOOLEAN  some case has a text to the customer
--   has_in     BOOLEAN  some case has a text of the customer
--   has_staff  BOOLEAN  some case has a text of the staff
with spoken as (
    select
        source, count(*) filter (where direction in ('out', 'both')) as out_texts,
        count(*) filter (where direction in ('in', 'both')) as in_texts,
        count(*) filter (where direction in ('out', 'both', 'internal')) as staff_texts
    from case_texts
    group by source
),

sources as (
    select source from cases
    group by source
)

select
    sources.source, coalesce(spoken.out_texts, 0) > 0 as has_out, coalesce(spoken.in_texts, 0) > 0 as has_in,
    coalesce(spoken.staff_texts, 0) > 0 as has_staff
from sources
left join spoken on sources.source = spoken.source
