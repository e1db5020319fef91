-- What is due next, the most pressing first.
-- one row per: source, complaint_id, clock, cycle
-- inputs: open_clocks, cases
-- rule: measures.md, Time: at risk: open, and more than a set share of the limit is used; paused clocks come last
-- columns:
--   source                VARCHAR    name of the source in the settings
--   complaint_id          VARCHAR    the case
--   clock                 VARCHAR    clock that runs
--   due_at                TIMESTAMP  when it is breached, UTC; of a paused clock: if it went on at once
--   team                  VARCHAR    team that holds the case now; empty = unassigned
--   working_seconds_left  BIGINT     seconds of the clock's calendar that are left
--   due_within            VARCHAR    4 h, 8 h, 24 h or later, in hours of its calendar
--   is_at_risk            BOOLEAN    more than the set share of the limit is used
--   is_paused             BOOLEAN    paused now
--   used_share            DOUBLE     share of the limit that is used, 0 to 1
--   owner                 VARCHAR    person who owns the case
--   severity              VARCHAR    severity of the case when the clock began
--   product               VARCHAR    product or service complained of
--   cycle                 BIGINT     cycle of the clock
select
    open_clocks.source, open_clocks.complaint_id, open_clocks.clock, open_clocks.due_at, open_clocks.team,
    open_clocks.working_seconds_left, open_clocks.due_within, open_clocks.is_at_risk, open_clocks.is_paused,
    open_clocks.used_share, cases.owner, open_clocks.severity, cases.product, open_clocks.cycle
from open_clocks
inner join cases on open_clocks.source = cases.source and open_clocks.complaint_id = cases.complaint_id
order by
    open_clocks.is_paused, open_clocks.working_seconds_left nulls last, open_clocks.due_at, open_clocks.source,
    open_clocks.complaint_id, open_clocks.clock, open_clocks.cycle
