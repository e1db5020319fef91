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
with verdicts as (
    select
        'clock' as subject, clock as name, to_local(clock_verdicts.started_at, recurring_settings.timezone) as local_at,
        case verdict when 'breached' then 'bad' when 'met' then 'good' when 'running' then 'running' end as outcome
    from clock_verdicts
    cross join recurring_settings
    union all
    select
        'step' as subject, findings.code as name, to_local(cases.received_at, recurring_settings.timezone) as local_at,
        case findings.verdict when 'fail' then 'bad' when 'pass' then 'good' end as outcome
    from findings
    inner join check_names on findings.code = check_names.code
    inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
    cross join recurring_settings
)

select
    verdicts.subject, verdicts.name, week_of(verdicts.local_at) as week,
    count(*) filter (where verdicts.outcome in ('good', 'bad')) as judged, count(*) filter (where verdicts.outcome = 'bad') as bad,
    count(*) filter (where verdicts.outcome = 'running') = 0
    and week_of(verdicts.local_at) < week_of(to_local($as_of, max(recurring_settings.timezone))) as is_closed
from verdicts
cross join recurring_settings
where verdicts.local_at is not null and verdicts.outcome is not null
group by verdicts.subject, verdicts.name, week_of(verdicts.local_at)
