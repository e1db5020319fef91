-- What in the newest files is unlike the source's earlier ones.
-- one row per: import_id, drift
-- inputs: imports
-- rule: columns that came or went; three times more or fewer rows than the median of at least five earlier files; a tenth or more of the rows not usable
-- columns:
--   source     VARCHAR  name of the source in the settings
--   file       VARCHAR  name of the file
--   drift      VARCHAR  new_columns, missing_columns, fewer_rows, more_rows or many_quarantined
--   detail     VARCHAR  the columns, where columns drifted
--   measured   DOUBLE   rows read, or the share quarantined
--   usual      DOUBLE   median rows of the source's earlier files of the same kind
--   import_id  VARCHAR  the import's identity
with numbered as (
    select
        *,
        row_number() over (partition by source, kind order by started_at, import_id) as place
    from imports
),

compared as (
    select
        numbered.import_id, numbered.source, numbered.file, numbered.header_new, numbered.header_missing,
        numbered.rows_read, numbered.rows_quarantined,
        case when count(earlier.import_id) >= 5 then cast(median(earlier.rows_read) as double) end as usual
    from numbered
    left join numbered as earlier
        on numbered.source = earlier.source and numbered.kind = earlier.kind and numbered.place > earlier.place
    group by
        numbered.import_id, numbered.source, numbered.file, numbered.header_new, numbered.header_missing,
        numbered.rows_read, numbered.rows_quarantined
),

drifted as (
    select import_id, source, file, 'new_columns' as drift, header_new as detail, cast(null as double) as measured, usual
    from compared where header_new is not null
    union all
    select import_id, source, file, 'missing_columns' as drift, header_missing as detail, cast(null as double) as measured, usual
    from compared where header_missing is not null
    union all
    select
        import_id, source, file, case when rows_read < usual then 'fewer_rows' else 'more_rows' end as drift,
        cast(null as varchar) as detail, cast(rows_read as double) as measured, usual
    from compared where rows_read * 3 < usual or rows_read > usual * 3
    union all
    select
        import_id, source, file, 'many_quarantined' as drift, cast(null as varchar) as detail,
        cast(rows_quarantined as double) / rows_read as measured, usual
    from compared where rows_quarantined * 10 >= rows_read and rows_quarantined > 0
)

select source, file, drift, detail, measured, usual, import_id
from drifted
order by source, file, drift, import_id
