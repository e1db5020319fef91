-- Which team held each case from when to when, and to which office it belongs.
-- one row per: source, complaint_id, stretch
-- derived by: case
-- inputs: cases, case_events, team_names
-- rule: measures.md, Hand-offs: consecutive events with the same owning team are one interval; spellings of one team are that team
-- columns:
--   source         VARCHAR    name of the source in the settings
--   complaint_id   VARCHAR    the case
--   stretch        BIGINT     1 = first
--   team           VARCHAR    team that held it
--   team_before    VARCHAR    team that held it until then; null = none
--   office         VARCHAR    front or back; null where the team is not in the map
--   held_from      TIMESTAMP  first event with the team, UTC
--   held_to        TIMESTAMP  first event with another team; null = still held
--   from_id        VARCHAR    event that began it
--   from_text      BOOLEAN    that event bears words
--   position       BIGINT     place of that event in the case's story
--   next_position  BIGINT     place of the event that ended it; null = still held
--   severity       VARCHAR    severity of the case then
with changed as (
    select
        case_events.source, case_events.complaint_id, case_events.position, case_events.event_id, case_events.at,
        coalesce(trim(case_events.text), '') <> '' as has_text, team_names.name as team, team_names.office,
        names_before.name as team_before
    from case_events
    inner join team_names on case_events.team = team_names.team
    left join team_names as names_before on case_events.team_before = names_before.team
    where
        case_events.team is not null and coalesce(case_events.team_before, '') <> case_events.team
        and coalesce(names_before.name, '') <> team_names.name
)

select
    changed.source, changed.complaint_id,
    row_number() over (partition by changed.source, changed.complaint_id order by changed.position) as stretch,
    changed.team, changed.team_before, changed.office, changed.at as held_from,
    lead(changed.at) over (partition by changed.source, changed.complaint_id order by changed.position) as held_to,
    changed.event_id as from_id, changed.has_text as from_text, changed.position,
    lead(changed.position) over (partition by changed.source, changed.complaint_id order by changed.position) as next_position,
    cases.severity
from changed
inner join cases on changed.source = cases.source and changed.complaint_id = cases.complaint_id
