-- Hand-offs of each team: what it gave, what it got, how long cases waited with it.
-- one row per: team
-- inputs: ownership_intervals, handoffs, agent_changes
-- rule: measures.md, Hand-offs; waits are seconds on the wall from the hand-off to the team's first action
-- columns:
--   team                 VARCHAR  team
--   office               VARCHAR  front or back; null where it is not in the map
--   cases                BIGINT   cases that it held
--   given                BIGINT   hand-offs that it made
--   got                  BIGINT   hand-offs that it got
--   got_back             BIGINT   hand-offs back to it from the team that it had given the case
--   got_again            BIGINT   hand-offs of a case that it had held before
--   passed_through       BIGINT   hand-offs that it passed on at once without an action
--   given_without_note   BIGINT   hand-offs that it made without a note; null where the log holds no notes
--   median_wait_seconds  DOUBLE   median wait for its first action after a hand-off
--   p90_wait_seconds     DOUBLE   wait that nine of ten hand-offs to it stay under
--   waits_known          BIGINT   hand-offs to it after which it acted
--   median_held_seconds  DOUBLE   median time that it held a case, each time
--   agent_changes        BIGINT   changes of the person while it held a case
with held as (
    select
        team, min(office) as office, count(*) filter (where not is_again) as cases,
        median(secs_between(started_at, ended_at)) as median_held_seconds
    from ownership_intervals
    group by team
),

gave as (
    select
        from_team as team, count(*) as given,
        case when count(has_note) > 0 then count(*) filter (where not has_note and not is_routing) end as given_without_note
    from handoffs
    group by from_team
),

received as (
    select
        to_team as team, count(*) as got, count(*) filter (where is_bounce) as got_back,
        count(*) filter (where is_return) as got_again, count(*) filter (where is_routing) as passed_through,
        median(wait_seconds) as median_wait_seconds, count(wait_seconds) as waits_known,
        percentile_cont(0.9) within group (order by wait_seconds) as p90_wait_seconds
    from handoffs
    group by to_team
),

changed as (
    select team, count(*) as agent_changes from agent_changes
    group by team
)

select
    held.team, held.office, held.cases, coalesce(gave.given, 0) as given, coalesce(received.got, 0) as got,
    coalesce(received.got_back, 0) as got_back, coalesce(received.got_again, 0) as got_again,
    coalesce(received.passed_through, 0) as passed_through, gave.given_without_note, received.median_wait_seconds,
    received.p90_wait_seconds, coalesce(received.waits_known, 0) as waits_known, held.median_held_seconds,
    coalesce(changed.agent_changes, 0) as agent_changes
from held
left join gave on held.team = gave.team
left join received on held.team = received.team
left join changed on held.team = changed.team
order by given desc nulls last, got desc nulls last, held.team asc nulls last
