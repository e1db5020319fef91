-- How fresh each source is: the newest thing that its exports tell of, and how long ago that was.
-- one row per: source
-- inputs: imports, complaints, events, calls, settings_values
-- params: as_of
-- rule: design.md section 5: no export, or a late one, can be gated: never_loaded above 0, hours_since above what is usual, or late_files above 0
-- columns:
--   source          VARCHAR    name of the source in the settings
--   files           BIGINT     files loaded of it so far
--   never_loaded    BIGINT     1 where the settings name the source and no file of it was ever loaded
--   newest_at       TIMESTAMP  newest receipt, event or call by now, UTC; empty = none
--   hours_since     DOUBLE     hours from it to now; empty = the source tells of nothing by now
--   usual_hours     DOUBLE     median hours from the newest record of one file to that of the next; empty = six files are not there yet
--   late_files      BIGINT     1 where the newest record is more than three times as old as is usual, so that a file is late or missing
--   last_file       VARCHAR    file that was loaded last
--   last_rows_read  BIGINT     rows of that file
with told as (
    select source, import_id, received_at as told_at from complaints
    where received_at <= $as_of
    union all
    select events.source, events.import_id, events.at as told_at from events
    where events.at <= $as_of
    union all
    select source, import_id, started_at as told_at from calls
    where started_at <= $as_of
),

newest_by_file as (
    select source, import_id, max(told_at) as newest_at from told
    group by source, import_id
),

stepped as (
    select
        source, newest_at,
        secs_between(
            lag(newest_at) over (partition by source order by newest_at asc nulls last, import_id asc nulls last), newest_at
        ) as step_seconds
    from newest_by_file
),

newest as (
    select
        source, max(newest_at) as newest_at,
        case when count(*) > 5 then cast(median(case when step_seconds > 0 then step_seconds end) as double) / 3600.0 end as usual_hours
    from stepped
    group by source
),

loaded as (
    select source, file, rows_read, count(*) over (partition by source) as files from imports
    qualify row_number() over (partition by source order by started_at desc nulls last, import_id desc nulls last) = 1
),

named as (
    select substring(name, length('sources.') + 1) as source from settings_values
    where name like 'sources.%'
),

aged as (
    select
        loaded.source, loaded.files, newest.newest_at, secs_between(newest.newest_at, $as_of) / 3600.0 as hours_since,
        newest.usual_hours, loaded.file as last_file, loaded.rows_read as last_rows_read
    from loaded
    left join newest on loaded.source = newest.source
    union all
    select
        named.source, 0 as files, cast(null as timestamp) as newest_at, cast(null as double) as hours_since,
        cast(null as double) as usual_hours, cast(null as varchar) as last_file, cast(null as bigint) as last_rows_read
    from named
    left join loaded on named.source = loaded.source
    where loaded.source is null
)

select
    source, files, cast(case when files = 0 then 1 else 0 end as bigint) as never_loaded, newest_at, hours_since, usual_hours,
    cast(case when hours_since > usual_hours * 3 then 1 else 0 end as bigint) as late_files, last_file, last_rows_read
from aged
order by source asc nulls last
