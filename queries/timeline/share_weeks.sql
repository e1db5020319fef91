-- How many clocks were breached and how many of the fifteen steps were missed, of those judged, in every week.
-- one row per: subject, name, week
-- inputs: clock_verdicts, findings, check_names, cases, recurring_settings
-- params: as_of
-- rule: measures.md, Clocks and 3W4R8F; a clock belongs to the week in which it began, a step to the week of receipt; a week is closed when it has ended and none of its clocks is running: the slow ones would still be missing
-- columns:
--   subject        VARCHAR  clock or step
--   name           VARCHAR  clock of measures.md, or W1 to F8
--   week           DATE     Monday of the week, local
--   judged         BIGINT   met and breached clocks, passed and failed steps
--   bad            BIGINT   breached clocks, failed steps
--   is_closed      BOOLEAN  nothing that began in the week can change the share any more
with weeks as (
    select cases.source, cases.complaint_id, week_of(to_local(cases.received_at, recurring_settings.timezone)) as week
    from cases
    cross join recurring_settings
    where cases.received_at is not null
),

verdicts as (
    select
        'clock' as subject, clock_verdicts.clock as name,
        week_of(to_local(clock_verdicts.started_at, recurring_settings.timezone)) as week,
        clock_verdicts.verdict = 'breached' as is_bad, clock_verdicts.verdict = 'running' as is_running
    from clock_verdicts
    cross join recurring_settings
    where clock_verdicts.verdict in ('breached', 'met', 'running')
    union all
    select 'step' as subject, findings.code as name, weeks.week, findings.verdict = 'fail' as is_bad, false as is_running
    from findings
    inner join check_names on findings.code = check_names.code
    inner join weeks on findings.source = weeks.source and findings.complaint_id = weeks.complaint_id
    where findings.verdict in ('fail', 'pass')
)

select
    verdicts.subject, verdicts.name, verdicts.week, count(*) filter (where not verdicts.is_running) as judged,
    count(*) filter (where verdicts.is_bad) as bad,
    count(*) filter (where verdicts.is_running) = 0 and verdicts.week < week_of(to_local($as_of, max(recurring_settings.timezone)))
        as is_closed
from verdicts
cross join recurring_settings
where verdicts.week is not null
group by verdicts.subject, verdicts.name, verdicts.week
