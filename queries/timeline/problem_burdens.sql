-- What each case of a problem costs in service: whether a limit was breached, and the working hours until it was resolved.
-- one row per: source, complaint_id
-- inputs: problem_cases, clock_verdicts
-- rule: breach = at least one clock breached; hours = the resolution clocks of all its cycles, in working time
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
        source, complaint_id,
        count(*) filter (where verdict in ('met', 'breached')) as judged, count(*) filter (where verdict = 'breached') as breached,
        sum(working_seconds) filter (where clock = 'resolution' and verdict in ('met', 'breached', 'running')) as working_seconds
    from clock_verdicts
    group by source, complaint_id
)

select
    problem_cases.source, problem_cases.complaint_id, problem_cases.product, problem_cases.issue, problem_cases.week,
    case when by_case.judged > 0 then by_case.breached > 0 end as is_breached,
    coalesce(by_case.breached, 0) as breached_clocks, round(by_case.working_seconds / 3600.0, 6) as working_hours
from problem_cases
left join by_case on problem_cases.source = by_case.source and problem_cases.complaint_id = by_case.complaint_id
