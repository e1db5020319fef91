-- Products and issues that the exports spell in several ways.
-- one row per: field, written
-- inputs: subject_names
-- rule: spellings that differ only in case, full width or spaces are one
-- columns:
--   field    VARCHAR  product or issue
--   name     VARCHAR  the name that it goes by: its commonest spelling
--   written  VARCHAR  as written
--   cases    BIGINT   complaints that bear this spelling
with counted as (
    select field, name, written, cases, count(*) over (partition by field, name) as spellings from subject_names
)

select field, name, written, cases
from counted
where spellings > 1
order by field asc nulls last, name asc nulls last, cases desc nulls last, written asc nulls last
