-- Which team held the case when its clock was breached, stopped, or now: the one that held it when the clock began, unless another is known.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_verdicts, clock_holders
-- rule: measures.md, Clocks: for a breach: who held it when it breached
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   clock         VARCHAR  clock of measures.md
--   cycle         BIGINT   its cycle
--   held_by       VARCHAR  team that held the case then, or holds it now; null = unassigned
select
    clock_verdicts.source, clock_verdicts.complaint_id, clock_verdicts.clock, clock_verdicts.cycle,
    case when clock_holders.source is null then clock_verdicts.team else clock_holders.held_by end as held_by
from clock_verdicts
left join clock_holders
    on
        clock_verdicts.source = clock_holders.source and clock_verdicts.complaint_id = clock_holders.complaint_id
        and clock_verdicts.clock = clock_holders.clock and clock_verdicts.cycle = clock_holders.cycle
