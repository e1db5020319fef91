-- What in the newest files is unlike the source's earlier ones.
-- one row per: import_id, drift
-- inputs: imports, words_seen
-- rule: columns that came, went or seem renamed; a status or team never seen; three times more or fewer rows than the median of at least five earlier files; a tenth or more of the rows not usable
-- columns:
--   source     VARCHAR  name of the source in the settings
--   file       VARCHAR  name of the file
--   drift      VARCHAR  new_columns, missing_columns, renamed_columns, new_status, new_team, fewer_rows, more_rows or many_quarantined
--   detail     VARCHAR  the columns or words that drifted
--   measured   DOUBLE   rows read, the share quarantined, or how many columns or words
--   usual      DOUBLE   median rows of the source's earlier files of the same kind
--   import_id  VARCHAR  the import's identity
with exports as (
    select * from imports
    where kind is null or kind not like '% (mended rows)'
),

numbered as (
    select
        *,
        row_number() over (partition by source, kind order by started_at asc nulls last, import_id asc nulls last) as place
    from exports
),

compared as (
    select
        numbered.import_id, numbered.source, numbered.file, numbered.rows_read, numbered.rows_quarantined,
        case when count(earlier.import_id) >= 5 then cast(median(earlier.rows_read) as double) end as usual
    from numbered
    left join numbered as earlier
        on numbered.source = earlier.source and numbered.kind = earlier.kind and numbered.place > earlier.place
    group by numbered.import_id, numbered.source, numbered.file, numbered.rows_read, numbered.rows_quarantined
),

named as (
    select import_id, 'new_columns' as drift, header_new as detail from exports
    union all
    select import_id, 'missing_columns' as drift, header_missing as detail from exports
    union all
    select import_id, 'renamed_columns' as drift, header_renamed as detail from exports
),

drifted as (
    select
        import_id, drift, detail, 1.0 + (length(detail) - length(replace(detail, ', ', ''))) / 2.0 as measured
    from named where detail is not null
    union all
    select import_id, 'new_' || field as drift, listed(array_agg(keyed(0, word)), ', ') as detail, cast(count(*) as double) as measured
    from words_seen where is_new
    group by import_id, field
    union all
    select
        import_id, case when rows_read < usual then 'fewer_rows' else 'more_rows' end as drift,
        cast(null as varchar) as detail, cast(rows_read as double) as measured
    from compared where rows_read * 3 < usual or rows_read > usual * 3
    union all
    select
        import_id, 'many_quarantined' as drift, cast(null as varchar) as detail,
        cast(rows_quarantined as double) / rows_read as measured
    from compared where rows_quarantined * 10 >= rows_read and rows_quarantined > 0
)

select
    compared.source, compared.file, drifted.drift, drifted.detail, cast(drifted.measured as double) as measured,
    compared.usual, compared.import_id
from drifted
inner join compared on drifted.import_id = compared.import_id
order by
    compared.source asc nulls last, compared.file asc nulls last, drifted.drift asc nulls last, compared.import_id asc nulls last
