-- Which team held each case from when to when, and to which office it belongs.
-- one row per: source, complaint_id, stretch
-- inputs: cases, case_events, team_offices
-- rule: measures.md, Hand-offs: consecutive events with the same owning team are one interval
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   stretch       BIGINT     1 = first
--   team          VARCHAR    team that held it
--   office        VARCHAR    front or back; null where the team is not in the map
--   held_from     TIMESTAMP  first event with the team, UTC
--   held_to       TIMESTAMP  first event with another team; null = still held
--   from_id       VARCHAR    event that began it
--   severity      VARCHAR    severity of the case then
with owned as (
    select
        source, complaint_id, position, event_id, "at", team,
        lag(team) over (partition by source, complaint_id order by position) as previous_team
    from case_events
    where team is not null
),

changed as (
    select * from owned
    where previous_team is null or previous_team <> team
)

select
    changed.source, changed.complaint_id,
    row_number() over (partition by changed.source, changed.complaint_id order by changed.position) as stretch,
    changed.team, team_offices.office, changed.at as held_from,
    lead(changed.at) over (partition by changed.source, changed.complaint_id order by changed.position) as held_to,
    changed.event_id as from_id, cases.severity
from changed
inner join cases on changed.source = cases.source and changed.complaint_id = cases.complaint_id
left join team_offices on changed.team = team_offices.team
