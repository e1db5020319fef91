-- Why rows could not be used, by source, reason and column.
-- one row per: source, reason, column_name
-- inputs: quarantine
-- columns:
--   source        VARCHAR  name of the source in the settings
--   reason        VARCHAR  why, as a short fixed code
--   column_name   VARCHAR  column in the file's own name; empty where the whole line is at fault
--   rows_met      BIGINT   rows with this reason in this column
--   still_open    BIGINT   of these, rows that no later load has settled
--   fixed         BIGINT   of these, rows that a later load has settled
--   files         BIGINT   files that they stand in
--   expected      VARCHAR  what was expected instead
--   example_file  VARCHAR  a file with such a row
--   example_line  BIGINT   the first such line in that file
with by_file as (
    select
        source, reason, coalesce(column_name, '') as column_name, import_id, min(file) as file, min(line) as first_line,
        min(expected) as expected, count(*) as rows_met, count(*) filter (where status = 'open') as rows_open
    from quarantine
    group by source, reason, coalesce(column_name, ''), import_id
),

ranked as (
    select
        *,
        row_number() over (partition by source, reason, column_name order by file, import_id) as place
    from by_file
)

select
    source, reason, column_name,
    cast(sum(rows_met) as bigint) as rows_met,
    cast(sum(rows_open) as bigint) as still_open,
    cast(sum(rows_met) - sum(rows_open) as bigint) as fixed,
    count(*) as files,
    min(expected) as expected,
    max(case when place = 1 then file end) as example_file,
    max(case when place = 1 then first_line end) as example_line
from ranked
group by source, reason, column_name
order by still_open desc, rows_met desc, source asc, reason asc, column_name asc
