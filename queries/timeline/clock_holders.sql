-- Which team held the case when its clock was breached, stopped, or now, where it is not the one that held it when the clock began.
-- one row per: source, complaint_id, clock, cycle
-- derived by: case
-- inputs: clock_verdicts, case_holders, cases
-- rule: measures.md, Clocks: for a breach: who held it when it breached; one clock in a hundred has another holder then than at its start, so that only those are kept
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   clock         VARCHAR    clock of measures.md
--   cycle         BIGINT     its cycle
--   held_at       TIMESTAMP  the due time where it was breached, else when it stopped; empty = it goes on
--   held_by       VARCHAR    team that held the case then, or holds it now; null = unassigned
with instants as (
    select
        source, complaint_id, clock, cycle, case when verdict = 'breached' then due_at else stopped_at end as held_at,
        coalesce(case when verdict = 'breached' then due_at else stopped_at end, timestamp '9999-01-01 00:00:00') as moment, team as first_team
    from clock_verdicts
),

stretches as (
    select source, complaint_id, stretch, team, held_from, coalesce(held_to, timestamp '9999-12-31 00:00:00') as held_to from case_holders
),

held_then as (
    select
        instants.source, instants.complaint_id, instants.clock, instants.cycle, instants.held_at, instants.first_team,
        coalesce(held.team, case when ever_held.source is null then cases.team end) as held_by
    from instants
    inner join cases on instants.source = cases.source and instants.complaint_id = cases.complaint_id
    left join stretches as held
        on
            instants.source = held.source and instants.complaint_id = held.complaint_id
            and held.held_from <= instants.moment and held.held_to > instants.moment
    left join stretches as ever_held
        on instants.source = ever_held.source and instants.complaint_id = ever_held.complaint_id and ever_held.stretch = 1
)

select source, complaint_id, clock, cycle, held_at, held_by from held_then
where held_by is distinct from first_team
