-- What each case of a problem costs in service: whether a limit was breached, and the working hours until it was resolved.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: problem_cases, clock_starts, clock_times
-- rule: breach = at least one clock breached; hours = the resolution clocks of all its cycles, in working time; a clock that a raised
--   severity began runs beside that of its cycle and adds no hours
-- columns:
--   source            VARCHAR  name of the source in the settings
--   complaint_id      VARCHAR  the case
--   product           VARCHAR  product; empty = none named
--   issue             VARCHAR  issue; empty = none named
--   week              DATE     Monday of the week in which it was received
--   is_breached       BOOLEAN  a clock was breached; null = no clock could be judged
--   breached_clocks   BIGINT   clocks breached, each cycle by itself
--   working_hours     DOUBLE   working hours to resolution, or until now; null = unknown
with by_case as (
    select
        clock_times.source, clock_times.complaint_id,
        count(*) filter (where clock_times.verdict in ('met', 'breached')) as judged,
        count(*) filter (where clock_times.verdict = 'breached') as breached,
        sum(clock_times.working_seconds) filter (
            where clock_times.clock = 'resolution' and clock_times.verdict in ('met', 'breached', 'running')
            and not coalesce(clock_starts.is_raise, false)
        ) as working_seconds
    from clock_times
    left join clock_starts
        on
            clock_times.source = clock_starts.source and clock_times.complaint_id = clock_starts.complaint_id
            and clock_times.clock = 'resolution' and clock_times.cycle = clock_starts.start_number
    group by clock_times.source, clock_times.complaint_id
)

select
    problem_cases.source, problem_cases.complaint_id, problem_cases.product, problem_cases.issue, problem_cases.week,
    case when by_case.judged > 0 then by_case.breached > 0 end as is_breached,
    coalesce(by_case.breached, 0) as breached_clocks, round(by_case.working_seconds / 3600.0, 6) as working_hours
from problem_cases
left join by_case on problem_cases.source = by_case.source and problem_cases.complaint_id = by_case.complaint_id
