-- Every file loaded, and what became of each of its rows.
-- one row per: import_id
-- inputs: imports
-- rule: design.md section 3: read = new + changed + same + quarantined
-- columns:
--   source             VARCHAR  name of the source in the settings
--   file               VARCHAR  name of the file
--   rows_read          BIGINT   data rows met: new + changed + same + quarantined
--   rows_new           BIGINT   rows that were not known
--   rows_changed       BIGINT   rows that replaced an older record
--   rows_same          BIGINT   rows that were known already, or older than what is known
--   rows_quarantined   BIGINT   rows that could not be used
--   quarantined_share  DOUBLE   share of the rows read that could not be used, 0 to 1; null where none was read
--   unexplained        BIGINT   rows that are in none of the four; anything but 0 is an error
--   format             VARCHAR  csv, xlsx, json, ndjson, parquet, xes
--   encoding           VARCHAR  encoding found or declared
--   preset             VARCHAR  preset used
--   lines              BIGINT   physical lines of the file
--   lines_header       BIGINT   lines of the header
--   lines_blank        BIGINT   blank lines
--   lines_other        BIGINT   title and footer lines, and further lines of rows that span several
--   times_nonexistent  BIGINT   times that the clock skipped, moved forward
--   times_ambiguous    BIGINT   times that the clock showed twice, read as the first
--   warnings           VARCHAR  what was odd, as a JSON array of sentences
--   import_id          VARCHAR  the import's identity
select
    source, file, rows_read, rows_new, rows_changed, rows_same, rows_quarantined,
    cast(rows_quarantined as double) / nullif(rows_read, 0) as quarantined_share,
    rows_read - rows_new - rows_changed - rows_same - rows_quarantined as unexplained,
    format, encoding, preset, lines, lines_header, lines_blank, lines_other, times_nonexistent, times_ambiguous,
    warnings, import_id
from imports
order by source nulls first, file nulls first, import_id
