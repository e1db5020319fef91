-- What is known of each case.
-- one row per: source, complaint_id
-- inputs: cases
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   received_at   TIMESTAMP  when it was received, UTC
--   resolved_at   TIMESTAMP  when it was first resolved, UTC
--   closed_at     TIMESTAMP  when it was last closed, UTC
--   is_open       BOOLEAN    open by now; empty = the log can't tell
--   status        VARCHAR    status in the system's own word
--   severity      VARCHAR    severity at the start
--   product       VARCHAR    product or service complained of
--   issue         VARCHAR    subject of the complaint
--   channel       VARCHAR    how it came in
--   team          VARCHAR    team that owns it
--   customer_id   VARCHAR    who complained
--   description   VARCHAR    the complaint in words
select
    source, complaint_id, received_at, resolved_at, closed_at, is_open, status, severity, product, issue, channel, team,
    customer_id, description
from cases
order by source, complaint_id
