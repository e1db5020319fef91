-- Cases and what became of them by month, team, product, severity and channel: what the filter in the report adds up.
-- one row per: month, team, product, severity, channel
-- inputs: cube_cells
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
    month, team, product, severity, channel, cases, open, contact_met, contact_late, solved_met, solved_late, due_met, due_late,
    limit_unknown, handoffs, passed, failed, step_unknown
from cube_cells
order by month, team, product, severity, channel
