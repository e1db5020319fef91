-- Whose hands the breached cases were in: time held, and breaches that fell due there.
-- one row per: clock, holder, team
-- inputs: share_times, clock_held
-- rule: measures.md, Clocks: who held the case, in working time, and who held it when it breached
-- columns:
--   clock               VARCHAR  clock that was breached
--   holder              VARCHAR  team, unassigned, or customer (paused)
--   team                VARCHAR  the team; empty unless holder is team
--   cases               BIGINT   breached clocks that it held for a while
--   held_at_breach      BIGINT   breached clocks that it held when they were breached
--   working_seconds     BIGINT   seconds of the clocks' calendars that it held them
--   share_of_time       DOUBLE   of the working seconds of all breached clocks of this kind, 0 to 1
--   mean_share_of_case  DOUBLE   mean of its share in the cases that it held, 0 to 1
with held as (
    select
        share_times.*,
        (share_times.holder = 'team' and coalesce(clock_held.held_by, '') = share_times.team)
        or (share_times.holder = 'unassigned' and clock_held.held_by is null) as is_at_breach
    from share_times
    left join clock_held
        on
            share_times.source = clock_held.source and share_times.complaint_id = clock_held.complaint_id
            and share_times.clock = clock_held.clock and share_times.cycle = clock_held.cycle
),

summed as (
    select
        clock, holder, team, count(*) as cases, count(*) filter (where is_at_breach) as held_at_breach,
        cast(sum(working_seconds) as bigint) as working_seconds, avg(cast(share as decimal(18, 9))) as mean_share_of_case
    from held
    group by clock, holder, team
)

select
    clock, holder, team, cases, held_at_breach, working_seconds,
    cast(working_seconds as double) / nullif(cast(sum(working_seconds) over (partition by clock) as double), 0) as share_of_time,
    mean_share_of_case
from summed
order by clock asc, working_seconds desc, holder asc, team asc
