-- F3 fast: resolved inside its limit, and no idle stretch longer than the idle limit.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, clock_verdicts, idle_stretches, settings_values
-- rule: measures.md, 3W4R8F and Clocks: the resolution clock, every cycle; where the policy sets no such limit, the export's own due time;
--   where there is neither, idling alone decides; setting judging.idle_limit, on the wall clock. Without events an idle stretch shows
--   only if the whole life is shorter than the limit
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
with limits_met as (
    select
        source, complaint_id, clock, count(*) filter (where verdict = 'breached') as breached,
        count(*) filter (where verdict = 'met') as met, count(*) filter (where verdict = 'running') as running,
        count(*) filter (where verdict = 'unknown') as unclear, min(reason) filter (where verdict = 'unknown') as reason,
        min(due_at) filter (where verdict = 'breached') as due_at,
        min_by(stop_event_id, cycle) filter (where verdict in ('met', 'breached')) as stop_event_id
    from clock_verdicts
    where clock in ('resolution', 'due') and verdict <> 'not_applicable'
    group by source, complaint_id, clock
    qualify row_number() over (partition by source, complaint_id order by clock desc) = 1
),

told as (
    select
        cases.source, cases.complaint_id, cases.is_open, cases.resolved_at, coalesce(limits_met.breached, 0) as breached,
        coalesce(limits_met.met, 0) as met, coalesce(limits_met.running, 0) as running,
        coalesce(limits_met.unclear, 0) as unclear, limits_met.reason, limits_met.due_at, limits_met.stop_event_id,
        limits_met.clock is not null as has_limit, idle.idle_seconds, idle.idle_from, idle.event_id as idle_event,
        idle_limit.value as idle_limit,
        coalesce(idle.has_events and idle.idle_seconds > idle_limit.value, false) as was_idle,
        coalesce(idle.idle_seconds <= idle_limit.value, false) as was_busy
    from cases
    left join limits_met on cases.source = limits_met.source and cases.complaint_id = limits_met.complaint_id
    left join idle_stretches as idle on cases.source = idle.source and cases.complaint_id = idle.complaint_id
    left join settings_values as idle_limit on idle_limit.name = 'judging.idle_limit'
),

judged as (
    select
        *,
        case
            when breached > 0 or was_idle then 'fail'
            when is_open is null or unclear > 0 or not was_busy then 'unknown'
            when is_open then 'n/a'
            when not has_limit or (met > 0 and running = 0) then 'pass'
            else 'unknown'
        end as verdict
    from told
)

select
    source, complaint_id, verdict, case when breached > 0 then due_at when was_idle then idle_from else resolved_at end as "at",
    case when was_idle and breached = 0 then idle_event else stop_event_id end as event_id,
    cast(idle_seconds as double) as measured, idle_limit as "limit", 's' as unit,
    case
        when breached > 0 then 'not resolved inside the limit'
        when was_idle then 'idle for too long'
        when verdict = 'n/a' then 'open, and inside the limits so far'
        when verdict = 'pass' and not has_limit then 'never idle for too long; no resolution limit is set'
        when verdict = 'pass' then 'resolved inside the limit, never idle for too long'
        when is_open is null then 'the log does not say whether it was resolved'
        when unclear > 0 then coalesce(reason, 'the resolution clock can''t tell')
        when idle_limit is null then 'the limit judging.idle_limit is not set'
        when not was_busy then 'the log holds no events between receipt and resolution'
        else 'resolved, but its clock still runs'
    end as evidence
from judged
