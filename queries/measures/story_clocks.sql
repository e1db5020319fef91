-- The clocks of each of the worst cases.
-- one row per: source, complaint_id, clock, cycle
-- inputs: story_cases, clock_times
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    which limit
--   cycle            BIGINT     1 = first
--   verdict          VARCHAR    met, breached, running or unknown
--   started_at       TIMESTAMP  when it began
--   due_at           TIMESTAMP  when the limit was used up
--   stopped_at       TIMESTAMP  when it stopped; null while it runs
--   working_seconds  BIGINT     seconds that counted
--   limit_seconds    BIGINT     limit in seconds
--   rule             VARCHAR    limit rule that decided
select
    story_cases.source, story_cases.complaint_id, clock_times.clock, clock_times.cycle, clock_times.verdict,
    clock_times.started_at, clock_times.due_at, clock_times.stopped_at, clock_times.working_seconds,
    clock_times.limit_seconds, clock_times.rule
from story_cases
inner join clock_times
    on story_cases.source = clock_times.source and story_cases.complaint_id = clock_times.complaint_id
where clock_times.verdict <> 'not_applicable' and clock_times.cycle <= 10
order by story_cases.place, clock_times.started_at nulls last, clock_times.clock, clock_times.cycle
