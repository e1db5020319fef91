-- Products and issues as the exports write them, and the one name that all spellings of each go by.
-- one row per: field, written
-- derived by: look-up
-- inputs: complaints
-- rule: spellings that differ only in case, full width or spaces are one, called by its commonest spelling (then the first by its letters)
-- columns:
--   field    VARCHAR  product or issue
--   written  VARCHAR  as written
--   name     VARCHAR  the name that all spellings of it go by
--   cases    BIGINT   complaints that bear this spelling
with written as (
    select 'product' as field, product as written, count(*) as cases from complaints
    where product is not null
    group by product
    union all
    select 'issue' as field, issue as written, count(*) as cases from complaints
    where issue is not null
    group by issue
),

spellings as (
    select
        field, written, cases,
        lower(re_replace(trim(translate(
            written,
            'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９（）－／＿＆．　',
            'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()-/_&. '
        )), '[ ]+', ' ')) as name_key
    from written
)

select
    field, written,
    trim(first_value(written) over (
        partition by field, name_key order by cases desc nulls last, trim(written) asc nulls last, written asc nulls last
    )) as name,
    cases
from spellings
