-- Which team held the case when its clock was breached, stopped, or now.
-- one row per: source, complaint_id, clock, cycle
-- derived by: case
-- inputs: clock_verdicts, case_holders, cases
-- rule: measures.md, Clocks: for a breach: who held it when it breached
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   clock         VARCHAR    clock of measures.md
--   cycle         BIGINT     its cycle
--   held_at       TIMESTAMP  the due time where it was breached, else when it stopped; empty = it goes on
--   held_by       VARCHAR    team that held the case then, or holds it now; null = unassigned
with instants as (
    select
        source, complaint_id, clock, cycle,
        case when verdict = 'breached' then due_at else stopped_at end as held_at
    from clock_verdicts
),

held as (
    select instants.source, instants.complaint_id, instants.clock, instants.cycle, max_by(case_holders.team, case_holders.stretch) as team
    from instants
    inner join case_holders on instants.source = case_holders.source and instants.complaint_id = case_holders.complaint_id
    where instants.held_at is null or case_holders.held_from <= instants.held_at
    group by instants.source, instants.complaint_id, instants.clock, instants.cycle
),

ever_held as (
    select distinct source, complaint_id from case_holders
)

select
    instants.source, instants.complaint_id, instants.clock, instants.cycle, instants.held_at,
    coalesce(held.team, case when ever_held.source is null then cases.team end) as held_by
from instants
inner join cases on instants.source = cases.source and instants.complaint_id = cases.complaint_id
left join held
    on
        instants.source = held.source and instants.complaint_id = held.complaint_id
        and instants.clock = held.clock and instants.cycle = held.cycle
left join ever_held on instants.source = ever_held.source and instants.complaint_id = ever_held.complaint_id
