-- Cases and what became of them by month, team, product, severity and channel: what the filter in the report adds up.
-- one row per: month, team, product, severity, channel
-- inputs: cube_cases
-- rule: at most 13 × 9 × 9 × 5 × 5 = 26 325 rows, however many cases there are
-- columns:
--   month         VARCHAR  month received in the project's zone; blank = older than 12 months or not known
--   team          VARCHAR  team; … = all but the 8 with the most cases
--   product       VARCHAR  product; … = all but the 8 with the most cases
--   severity      VARCHAR  severity; … = all but the 4 with the most cases
--   channel       VARCHAR  channel; … = all but the 4 with the most cases
--   cases         BIGINT   cases
--   open          BIGINT   open cases
--   contact_met   BIGINT   first-contact limits met
--   contact_late  BIGINT   first-contact limits breached
--   solved_met    BIGINT   resolution limits met
--   solved_late   BIGINT   resolution limits breached
--   due_met       BIGINT   the export's own due times met
--   due_late      BIGINT   the export's own due times breached
--   limit_unknown BIGINT   limits of these three that the log can't judge
--   handoffs      BIGINT   hand-offs
--   passed        BIGINT   3W4R8F steps passed
--   failed        BIGINT   3W4R8F steps failed
--   step_unknown  BIGINT   3W4R8F steps that the log can't tell
select
    month, team, product, severity, channel, count(*) as cases, cast(sum(open) as bigint) as open,
    cast(sum(contact_met) as bigint) as contact_met, cast(sum(contact_late) as bigint) as contact_late,
    cast(sum(solved_met) as bigint) as solved_met, cast(sum(solved_late) as bigint) as solved_late,
    cast(sum(due_met) as bigint) as due_met, cast(sum(due_late) as bigint) as due_late,
    cast(sum(limit_unknown) as bigint) as limit_unknown, cast(sum(handoffs) as bigint) as handoffs,
    cast(sum(passed) as bigint) as passed, cast(sum(failed) as bigint) as failed,
    cast(sum(step_unknown) as bigint) as step_unknown
from cube_cases
group by month, team, product, severity, channel
order by month, team, product, severity, channel
