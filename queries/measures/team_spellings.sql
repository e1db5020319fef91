-- Teams that the log spells in several ways.
-- one row per: team
-- inputs: team_names
-- rule: spellings that differ only in case, full width or spaces are one team
-- columns:
--   name    VARCHAR  the name that it goes by: its commonest spelling
--   team    VARCHAR  as written
--   events  BIGINT   events that bear this spelling
with counted as (
    select name, team, events, count(*) over (partition by name) as spellings from team_names
)

select name, team, events from counted
where spellings > 1
order by name asc nulls last, events desc nulls last, team asc nulls last
