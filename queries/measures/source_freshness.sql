-- How fresh each source is: the newest thing that its exports tell of, and how long ago that was.
-- one row per: source
-- inputs: imports, complaints, events, calls
-- params: as_of
-- rule: design.md section 5: no export, or a late one, can be gated: hours_since above what is usual
-- columns:
--   source          VARCHAR    name of the source in the settings
--   files           BIGINT     files loaded of it so far
--   newest_at       TIMESTAMP  newest receipt, event or call by now, UTC; empty = none
--   hours_since     DOUBLE     hours from it to now; empty = the source tells of nothing by now
--   last_file       VARCHAR    file that was loaded last
--   last_rows_read  BIGINT     rows of that file
with told as (
    select source, received_at as told_at from complaints
    where received_at <= $as_of
    union all
    select events.source, events.at as told_at from events
    where events.at <= $as_of
    union all
    select source, started_at as told_at from calls
    where started_at <= $as_of
),

newest as (
    select source, max(told_at) as newest_at from told
    group by source
),

loaded as (
    select source, file, rows_read, count(*) over (partition by source) as files from imports
    qualify row_number() over (partition by source order by started_at desc, import_id desc) = 1
)

select
    loaded.source, loaded.files, newest.newest_at, secs_between(newest.newest_at, $as_of) / 3600.0 as hours_since,
    loaded.file as last_file, loaded.rows_read as last_rows_read
from loaded
left join newest on loaded.source = newest.source
order by loaded.source
