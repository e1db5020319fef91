-- Teams as they are written in the log, the one name that each goes by, and its office.
-- one row per: team
-- derived by: look-up
-- inputs: case_events, cases, team_offices
-- rule: spellings that differ only in case, full width or spaces are one team, called by its commonest spelling (then the first by its letters)
-- columns:
--   team    VARCHAR  team as written, trimmed
--   name    VARCHAR  the name that all spellings of it go by
--   office  VARCHAR  front or back; null where the settings' map does not hold it
--   events  BIGINT   events that bear this spelling
with written as (
    select team, count(*) as events from case_events
    where team is not null
    group by team
    union all
    select team, 0 as events from cases
    where team is not null
),

spellings as (
    select
        team, cast(sum(events) as bigint) as events,
        lower(re_replace(trim(translate(
            team,
            'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９（）－／＿＆．　',
            'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()-/_&. '
        )), '[ ]+', ' ')) as team_key
    from written
    group by team
),

named as (
    select
        team, events, team_key,
        first_value(team) over (partition by team_key order by events desc nulls last, team asc nulls last) as name
    from spellings
),

offices as (
    select named.team_key, min(team_offices.office) as office
    from named
    inner join team_offices on named.team = team_offices.team
    group by named.team_key
)

select named.team, named.name, offices.office, named.events
from named
left join offices on named.team_key = offices.team_key
