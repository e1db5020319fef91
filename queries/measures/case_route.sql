-- The owners of each case in order, with how long each waited and worked.
-- one row per: source, complaint_id, interval_number
-- inputs: ownership_intervals, handoffs
-- rule: measures.md, Hand-offs; seconds on the wall
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   interval_number  BIGINT     1 = first owner
--   team             VARCHAR    team that held it
--   office           VARCHAR    front or back; null where the team is not in the map
--   started_at       TIMESTAMP  when the team got the case
--   ended_at         TIMESTAMP  when it passed the case on, or the end of the case's life so far
--   waiting_seconds  BIGINT     seconds until its first action, or all where it did not act
--   working_seconds  BIGINT     seconds from its first action on
--   actions          BIGINT     actions of the team
--   marks            VARCHAR    what is notable in how it got the case: bounce, return, ping-pong, routing, without note; words parted by commas
with marked as (
    select
        source, complaint_id, handoff_number,
        case when is_bounce then ', bounce' else '' end
        || case when is_return and not is_bounce then ', return' else '' end
        || case when is_ping_pong then ', ping-pong' else '' end || case when is_routing then ', routing' else '' end
        || case when not has_note and not is_routing then ', without note' else '' end as marks
    from handoffs
)

select
    ownership_intervals.source, ownership_intervals.complaint_id, ownership_intervals.interval_number,
    ownership_intervals.team, ownership_intervals.office, ownership_intervals.started_at, ownership_intervals.ended_at,
    secs_between(
        ownership_intervals.started_at, coalesce(ownership_intervals.first_action_at, ownership_intervals.ended_at)
    ) as waiting_seconds,
    secs_between(
        coalesce(ownership_intervals.first_action_at, ownership_intervals.ended_at), ownership_intervals.ended_at
    ) as working_seconds,
    ownership_intervals.actions, coalesce(substr(marked.marks, 3), '') as marks
from ownership_intervals
left join marked
    on
        ownership_intervals.source = marked.source and ownership_intervals.complaint_id = marked.complaint_id
        and ownership_intervals.interval_number = marked.handoff_number + 1
order by
    ownership_intervals.source asc nulls last, ownership_intervals.complaint_id asc nulls last,
    ownership_intervals.interval_number asc nulls last
