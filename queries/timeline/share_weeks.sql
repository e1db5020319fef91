-- How many clocks were breached and how many of the fifteen steps were missed, of those judged, in every week.
-- one row per: subject, name, week
-- inputs: clock_verdicts, compliance_figures, recurring_settings
-- params: as_of
-- rule: measures.md, Clocks and 3W4R8F; a clock belongs to the week in which it began, a step to the week of receipt; a week is closed when it has ended and none of its clocks is running: the slow ones would still be missing
-- columns:
--   subject        VARCHAR  clock or step
--   name           VARCHAR  clock of measures.md, or W1 to F8
--   week           DATE     Monday of the week, local
--   judged         BIGINT   met and breached clocks, passed and failed steps
--   bad            BIGINT   breached clocks, failed steps
--   is_closed      BOOLEAN  nothing that began in the week can change the share any more
with clocks as (
    select
        clock_verdicts.clock, clock_verdicts.verdict,
        week_of(to_local(clock_verdicts.started_at, recurring_settings.timezone)) as week
    from clock_verdicts
    cross join recurring_settings
    where clock_verdicts.verdict in ('breached', 'met', 'running')
),

counted as (
    select
        'clock' as subject, clock as name, week, count(*) filter (where verdict <> 'running') as judged,
        count(*) filter (where verdict = 'breached') as bad, count(*) filter (where verdict = 'running') as running
    from clocks
    where week is not null
    group by clock, week
    union all
    select 'step' as subject, code as name, week, passed + failed as judged, failed as bad, 0 as running from compliance_figures
    where spread = 'week' and week is not null and passed + failed > 0
)

select
    counted.subject, counted.name, counted.week, counted.judged, counted.bad,
    counted.running = 0 and counted.week < week_of(to_local($as_of, recurring_settings.timezone)) as is_closed
from counted
cross join recurring_settings
