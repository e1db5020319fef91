-- F8 feedback: all updates due came in time, promises were kept, and the front office followed up after the end.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, clock_times
-- rule: measures.md, 3W4R8F and Clocks (update, promise, follow_up; every cycle is judged). Judged as kept only once the case has ended
--   and the follow-up is made
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured; of what never came: up to now while the case is open, then empty
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
with clocked as (
    select
        source, complaint_id, clock, cycle, verdict, reason, stopped_at, stop_event_id, working_seconds, limit_seconds,
        coalesce(stopped_at, due_at) as decided_at,
        row_number() over (
            partition by source, complaint_id
            order by
                case verdict when 'breached' then 1 when 'unknown' then 2 when 'running' then 3 when 'met' then 4 else 5 end,
                case clock when 'promise' then 1 when 'update' then 2 else 3 end, cycle
        ) as place,
        count(*) filter (where verdict = 'breached') over (partition by source, complaint_id) as breached,
        count(*) filter (where verdict = 'met') over (partition by source, complaint_id) as met
    from clock_times
    where clock in ('update', 'promise', 'follow_up')
),

judged as (
    select
        cases.source, cases.complaint_id, worst.clock, worst.verdict as worst_verdict, worst.reason, worst.stop_event_id,
        case when worst.stopped_at is not null or cases.is_open is not false then worst.working_seconds end as working_seconds,
        worst.limit_seconds, worst.decided_at, worst.breached,
        case
            when worst.verdict = 'breached' then 'fail'
            when worst.verdict = 'met' and cases.is_open is false then 'pass'
            else 'unknown'
        end as verdict,
        case
            when worst.verdict = 'unknown' then coalesce(worst.reason, 'a feedback clock can''t tell')
            when cases.is_open then 'still open, nothing missed so far'
            when cases.is_open is null then 'the log does not say whether it was resolved'
            when worst.verdict = 'running' then 'no follow-up yet, and its limit is not over'
            else 'no limit is set for updates, promises or follow-up'
        end as missing
    from cases
    left join clocked as worst
        on cases.source = worst.source and cases.complaint_id = worst.complaint_id and worst.place = 1
)

select
    source, complaint_id, verdict, decided_at as "at", stop_event_id as event_id,
    cast(working_seconds as double) as measured, cast(limit_seconds as double) as "limit", 's' as unit,
    case
        when verdict = 'pass' then 'kept informed, promises kept, followed up'
        when verdict = 'unknown' then missing
        when clock = 'promise' then 'a promise was not kept in time'
        when clock = 'update' then 'an update did not come in time'
        else 'no follow-up in time'
    end as evidence
from judged
