-- Who held the case while a breached clock ran, and for how long: until it stopped, or until now where it goes on.
-- one row per: source, complaint_id, clock, cycle, holder, team
-- inputs: clock_shares, calendars_now
-- params: as_of
-- rule: measures.md, Clocks: for a breach: who held the case, in working time, share by share; shares, with unassigned time, sum to the whole
-- columns:
--   source           VARCHAR  name of the source in the settings
--   complaint_id     VARCHAR  the case
--   clock            VARCHAR  clock that was breached
--   cycle            BIGINT   its cycle
--   holder           VARCHAR  team, unassigned, or customer (paused)
--   team             VARCHAR  the team; empty unless holder is team
--   working_seconds  BIGINT   seconds of the clock's calendar
--   actual_seconds   BIGINT   seconds on the wall
--   share            DOUBLE   of all working seconds from start to stop, pauses included, 0 to 1; null where there are none
with timed as (
    select
        clock_shares.source, clock_shares.complaint_id, clock_shares.clock, clock_shares.cycle, clock_shares.holder, clock_shares.team,
        case
            when clock_shares.since is null then clock_shares.working_seconds
            when clock_shares.calendar = '' then coalesce(clock_shares.working_seconds, 0) + secs_between(clock_shares.since, $as_of)
            else coalesce(clock_shares.working_seconds, 0) + calendars_now.worked - clock_shares.since_worked
        end as working_seconds,
        coalesce(clock_shares.actual_seconds, 0) + coalesce(secs_between(clock_shares.since, $as_of), 0) as actual_seconds
    from clock_shares
    left join calendars_now on clock_shares.calendar = calendars_now.calendar
    where clock_shares.actual_seconds is not null or clock_shares.since < $as_of
)

select
    source, complaint_id, clock, cycle, holder, team, working_seconds, actual_seconds,
    cast(working_seconds as double)
    / nullif(cast(sum(working_seconds) over (partition by source, complaint_id, clock, cycle) as double), 0) as share
from timed
