-- The clocks of each of the worst cases.
-- one row per: source, complaint_id, clock, cycle
-- inputs: story_cases, clock_verdicts
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
    story_cases.source, story_cases.complaint_id, clock_verdicts.clock, clock_verdicts.cycle, clock_verdicts.verdict,
    clock_verdicts.started_at, clock_verdicts.due_at, clock_verdicts.stopped_at, clock_verdicts.working_seconds,
    clock_verdicts.limit_seconds, clock_verdicts.rule
from story_cases
inner join clock_verdicts
    on story_cases.source = clock_verdicts.source and story_cases.complaint_id = clock_verdicts.complaint_id
where clock_verdicts.verdict <> 'not_applicable' and clock_verdicts.cycle <= 10
order by story_cases.place, clock_verdicts.started_at nulls last, clock_verdicts.clock, clock_verdicts.cycle
