-- Who pauses clocks, and pauses that carry a case just over its due time.
-- one row per: clock, team, actor
-- inputs: clock_pauses, clock_times
-- rule: measures.md, Time: pauses within the calendar's windows; just over: without the pause the limit would have been used up in it, at most one hour before it ended
-- columns:
--   clock                 VARCHAR  clock that was paused
--   team                  VARCHAR  team of the event that set the status; empty = not stated
--   actor                 VARCHAR  person who set it; empty = not stated
--   pauses                BIGINT   pauses set
--   cases                 BIGINT   clocks paused
--   paused_seconds        BIGINT   seconds of the clocks' calendars that they paused
--   paused_share          DOUBLE   of the paused and counted seconds of these clocks, 0 to 1
--   saved_from_breach     BIGINT   pauses without which the limit would have been used up by their end
--   ended_just_after_due  BIGINT   of these, ended at most an hour after that
with set_pauses as (
    select
        clock_pauses.clock, coalesce(clock_pauses.team, '') as team, coalesce(clock_pauses.actor, '') as actor,
        clock_pauses.source, clock_pauses.complaint_id, clock_pauses.cycle, count(*) as pauses,
        sum(clock_pauses.paused_seconds) as paused_seconds,
        count(*) filter (where clock_pauses.moves_due and clock_pauses.paused_seconds >= clock_pauses.left_seconds) as saving,
        count(*) filter (
            where
            clock_pauses.moves_due and clock_pauses.paused_seconds >= clock_pauses.left_seconds
            and clock_pauses.paused_seconds - clock_pauses.left_seconds <= 3600
        ) as just_after
    from clock_pauses
    group by
        clock_pauses.clock, coalesce(clock_pauses.team, ''), coalesce(clock_pauses.actor, ''), clock_pauses.source,
        clock_pauses.complaint_id, clock_pauses.cycle
)

select
    set_pauses.clock, set_pauses.team, set_pauses.actor, cast(sum(set_pauses.pauses) as bigint) as pauses, count(*) as cases,
    cast(sum(set_pauses.paused_seconds) as bigint) as paused_seconds,
    cast(sum(case when clock_times.working_seconds is not null then set_pauses.paused_seconds end) as double)
    / nullif(cast(sum(clock_times.working_seconds + clock_times.paused_seconds) as double), 0) as paused_share,
    cast(sum(set_pauses.saving) as bigint) as saved_from_breach,
    cast(sum(set_pauses.just_after) as bigint) as ended_just_after_due
from set_pauses
inner join clock_times
    on
        set_pauses.source = clock_times.source and set_pauses.complaint_id = clock_times.complaint_id
        and set_pauses.clock = clock_times.clock and set_pauses.cycle = clock_times.cycle
group by set_pauses.clock, set_pauses.team, set_pauses.actor
order by set_pauses.clock, set_pauses.team, set_pauses.actor
