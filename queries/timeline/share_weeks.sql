-- How many clocks were breached and how many of the fifteen steps were missed, of those judged, in every week.
-- one row per: subject, name, week
-- inputs: clock_figures, compliance_figures, recurring_settings
-- params: as_of
-- rule: measures.md, Clocks and 3W4R8F; a clock belongs to the week in which it began, a step to the week of receipt; a week is closed when it has ended and none of its clocks is running: the slow ones would still be missing
-- columns:
--   subject        VARCHAR  clock or step
--   name           VARCHAR  clock of measures.md, or W1 to F8
--   week           DATE     Monday of the week, local
--   judged         BIGINT   met and breached clocks, passed and failed steps
--   bad            BIGINT   breached clocks, failed steps
--   is_closed      BOOLEAN  nothing that began in the week can change the share any more
with counted as (
    select 'clock' as subject, clock as name, week, met + breached as judged, breached as bad, running
    from clock_figures
    where spread = 'week' and week is not null and met + breached + running > 0
    union all
    select 'step' as subject, code as name, week, passed + failed as judged, failed as bad, 0 as running
    from compliance_figures
    where spread = 'week' and week is not null and passed + failed > 0
)

select
    counted.subject, counted.name, counted.week, counted.judged, counted.bad,
    counted.running = 0 and counted.week < week_of(to_local($as_of, recurring_settings.timezone)) as is_closed
from counted
cross join recurring_settings
