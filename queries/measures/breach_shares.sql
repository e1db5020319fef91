-- Who held the case while a breached clock ran, case by case.
-- one row per: source, complaint_id, clock, cycle, holder, team
-- inputs: clock_shares, clock_holders
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
    clock_shares.source, clock_shares.complaint_id, clock_shares.clock, clock_shares.cycle, clock_shares.holder,
    clock_shares.team, clock_shares.working_seconds, clock_shares.actual_seconds, clock_shares.share,
    (clock_shares.holder = 'team' and coalesce(clock_holders.held_by, '') = clock_shares.team)
    or (clock_shares.holder = 'unassigned' and clock_holders.held_by is null) as held_at_breach
from clock_shares
left join clock_holders
    on
        clock_shares.source = clock_holders.source and clock_shares.complaint_id = clock_holders.complaint_id
        and clock_shares.clock = clock_holders.clock and clock_shares.cycle = clock_holders.cycle
order by
    clock_shares.source, clock_shares.complaint_id, clock_shares.clock, clock_shares.cycle, clock_shares.holder, clock_shares.team
