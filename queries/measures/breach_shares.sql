-- Who held the case while a breached clock ran, case by case.
-- one row per: source, complaint_id, clock, cycle, holder, team
-- inputs: share_times, clock_held
-- rule: measures.md, Clocks: shares, with unassigned time, sum to the whole
-- columns:
--   source            VARCHAR  name of the source in the settings
--   complaint_id      VARCHAR  the case
--   clock             VARCHAR  clock that was breached
--   cycle             BIGINT   its cycle
--   holder            VARCHAR  team, unassigned, or customer (paused)
--   team              VARCHAR  the team; empty unless holder is team
--   working_seconds   BIGINT   seconds of the clock's calendar
--   actual_seconds    BIGINT   seconds on the wall
--   share             DOUBLE   of all working seconds from start to stop, pauses included, 0 to 1
--   held_at_breach    BOOLEAN  this team held the case when it was breached
select
    share_times.source, share_times.complaint_id, share_times.clock, share_times.cycle, share_times.holder,
    share_times.team, share_times.working_seconds, share_times.actual_seconds, share_times.share,
    (share_times.holder = 'team' and coalesce(clock_held.held_by, '') = share_times.team)
    or (share_times.holder = 'unassigned' and clock_held.held_by is null) as held_at_breach
from share_times
left join clock_held
    on
        share_times.source = clock_held.source and share_times.complaint_id = clock_held.complaint_id
        and share_times.clock = clock_held.clock and share_times.cycle = clock_held.cycle
order by
    share_times.source, share_times.complaint_id, share_times.clock, share_times.cycle, share_times.holder, share_times.team
