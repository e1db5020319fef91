-- Back-office clocks, from each hand-off to the back office to its answer.
-- one row per: source, complaint_id, clock, cycle
-- inputs: case_holders, case_events, case_cycles, limits
-- rule: measures.md, Clocks: handed to the back office until handed back, or its answer: an internal message, a solution offered, the end of the case
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     1 = the first time that the back office held the case, and so on
--   started_at      TIMESTAMP  when it began, UTC
--   stopped_at      TIMESTAMP  when it stopped by now, UTC
--   stop_event_id   VARCHAR    event that stopped it
--   own_due_at      TIMESTAMP  due time that the case itself states
--   moot_at         TIMESTAMP  when the question ceased to arise
--   unclear_at      TIMESTAMP  something that may have stopped it, but the log does not say so
--   unclear_reason  VARCHAR    what the log does not say
--   missing         VARCHAR    why the lack of a stop proves nothing
--   is_raise        BOOLEAN    begun by a change of severity: runs only where its limit is tighter
--   team            VARCHAR    team that held the case when it began
--   severity        VARCHAR    severity when it began
with asked as (
    -- joined, not asked for by exists: without such a limit no event is read at all
    select distinct clock from limits
    where clock = 'back_office'
),

neighbours as (
    select case_holders.*, lag(case_holders.office) over (partition by case_holders.source, case_holders.complaint_id order by case_holders.stretch) as previous_office
    from case_holders
    cross join asked
),

handed as (
    select * from neighbours
    where
        office = 'back' and coalesce(previous_office, '') <> 'back'
),

answers as (
    select source, complaint_id, position, held_from as "at", from_id as event_id, true as is_clear from case_holders
    where office = 'front'
    union all
    select source, complaint_id, position, held_from as "at", from_id as event_id, false as is_clear from case_holders
    where office is null
    union all
    select case_events.source, case_events.complaint_id, case_events.position, case_events.at, case_events.event_id, true as is_clear
    from case_events
    -- the kind is part of the join: a filter that no event of a batch passes would keep the empty join from ending the scan
    inner join asked
        on
            asked.clock = case
                when case_events.kind = 'contact' and case_events.direction = 'internal' and not coalesce(case_events.is_automatic, false)
                    then 'back_office'
                when case_events.kind = 'solution_offered' then 'back_office'
            end
    union all
    select case_cycles.source, case_cycles.complaint_id, case_events.position, case_cycles.ended_at as "at", case_events.event_id, true as is_clear
    from case_cycles
    cross join asked
    inner join case_events
        on
            case_cycles.source = case_events.source and case_cycles.complaint_id = case_events.complaint_id
            and case_cycles.end_event_id = case_events.event_id
),

later_answers as (
    select
        handed.source, handed.complaint_id, handed.stretch, answers.at, answers.event_id, answers.is_clear,
        row_number() over (
            partition by handed.source, handed.complaint_id, handed.stretch, answers.is_clear
            order by answers.position
        ) as place
    from handed
    inner join answers
        on handed.source = answers.source and handed.complaint_id = answers.complaint_id and handed.position < answers.position
),

answered as (
    select
        source, complaint_id, stretch, max("at") filter (where is_clear) as stopped_at,
        max(event_id) filter (where is_clear) as stop_event_id, max("at") filter (where not is_clear) as unclear_at
    from later_answers
    where place = 1
    group by source, complaint_id, stretch
)

select
    handed.source, handed.complaint_id, 'back_office' as clock, 
    row_number() over (partition by handed.source, handed.complaint_id order by handed.stretch) as cycle, handed.held_from as started_at,
    answered.stopped_at, answered.stop_event_id, cast(null as timestamp) as own_due_at, cast(null as timestamp) as moot_at,
    answered.unclear_at, case when answered.unclear_at is not null then 'it went on to a team that is in no office' end as unclear_reason, cast(null as varchar) as missing,
    false as is_raise, handed.team, handed.severity
from handed
left join answered
    on
        handed.source = answered.source and handed.complaint_id = answered.complaint_id
        and handed.stretch = answered.stretch
