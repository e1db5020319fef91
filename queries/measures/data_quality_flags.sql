-- What in the loaded records can't be right or is missing, counted by source.
-- one row per: source, flag
-- inputs: complaints, events, imports, quarantine
-- params: as_of
-- rule: kept and flagged, never dropped: a closing before the receipt, a future time; measures.md, Time: skipped and doubled times are counted
-- columns:
--   source    VARCHAR  name of the source in the settings
--   flag      VARCHAR  closed_before_received, resolved_before_received, due_before_received, received_in_future, event_in_future, event_before_received, no_customer, no_product, no_issue, no_description, times_nonexistent, times_ambiguous or rows_quarantined
--   affected  BIGINT   records with the flag
--   of_all    BIGINT   records that could have it
--   share     DOUBLE   affected / of_all, 0 to 1
with kept as (
    select * from complaints
    where not coalesce(is_deleted, false)
),

record_flags as (
    select
        source,
        count(*) as records,
        count(*) filter (where closed_at < received_at) as closed_before_received,
        count(*) filter (where resolved_at < received_at) as resolved_before_received,
        count(*) filter (where due_at < received_at) as due_before_received,
        count(*) filter (where received_at > add_secs($as_of, 86400)) as received_in_future,
        count(*) filter (where customer_id is null) as no_customer,
        count(*) filter (where product is null) as no_product,
        count(*) filter (where issue is null) as no_issue,
        count(*) filter (where description is null) as no_description
    from kept
    group by source
),

event_flags as (
    select
        events.source,
        count(*) as records,
        count(*) filter (where events.at > add_secs($as_of, 86400)) as event_in_future,
        count(*) filter (where events.at < kept.received_at) as event_before_received
    from events
    left join kept on events.source = kept.source and events.complaint_id = kept.complaint_id
    group by events.source
),

file_flags as (
    select
        source, cast(sum(rows_read) as bigint) as records, cast(sum(times_nonexistent) as bigint) as times_nonexistent,
        cast(sum(times_ambiguous) as bigint) as times_ambiguous
    from imports
    group by source
),

still_bad as (
    select source, count(*) as rows_open from (select distinct source, import_id, line from quarantine where status = 'open') as bad_lines
    group by source
),

flagged as (
    select source, 'closed_before_received' as flag, closed_before_received as affected, records as of_all from record_flags
    union all
    select source, 'resolved_before_received' as flag, resolved_before_received as affected, records as of_all from record_flags
    union all
    select source, 'due_before_received' as flag, due_before_received as affected, records as of_all from record_flags
    union all
    select source, 'received_in_future' as flag, received_in_future as affected, records as of_all from record_flags
    union all
    select source, 'no_customer' as flag, no_customer as affected, records as of_all from record_flags
    union all
    select source, 'no_product' as flag, no_product as affected, records as of_all from record_flags
    union all
    select source, 'no_issue' as flag, no_issue as affected, records as of_all from record_flags
    union all
    select source, 'no_description' as flag, no_description as affected, records as of_all from record_flags
    union all
    select source, 'event_in_future' as flag, event_in_future as affected, records as of_all from event_flags
    union all
    select source, 'event_before_received' as flag, event_before_received as affected, records as of_all from event_flags
    union all
    select source, 'times_nonexistent' as flag, times_nonexistent as affected, records as of_all from file_flags
    union all
    select source, 'times_ambiguous' as flag, times_ambiguous as affected, records as of_all from file_flags
    union all
    select file_flags.source, 'rows_quarantined' as flag, still_bad.rows_open as affected, file_flags.records as of_all
    from file_flags
    inner join still_bad on file_flags.source = still_bad.source
)

select source, flag, affected, of_all, cast(affected as double) / nullif(of_all, 0) as share
from flagged
where affected > 0
order by source asc, affected desc, flag asc
