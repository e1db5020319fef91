-- Who was in charge of each case.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_events, cases
-- rule: the owner of the record; where it names none, whoever acted last for us
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   person        VARCHAR  who was in charge; null = not stated
with last_actors as (
    select source, complaint_id, max_by(trim(actor), position) as actor from case_events
    where trim(actor) <> '' and direction is distinct from 'in' and is_automatic is not true
    group by source, complaint_id
)

select cases.source, cases.complaint_id, coalesce(nullif(trim(cases.owner), ''), last_actors.actor) as person
from cases
left join last_actors on cases.source = last_actors.source and cases.complaint_id = last_actors.complaint_id
