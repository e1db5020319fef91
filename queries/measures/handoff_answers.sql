-- Does the back office answer in time: the hand-offs that each of its teams got from the front office, and the times given for them.
-- one row per: team
-- inputs: back_office_answers
-- rule: measures.md, Hand-offs and Clocks (back-office answer): the time promised with the hand-off, else the policy's limit; shares are of what can be told
-- columns:
--   team                   VARCHAR  team of the back office that got the case
--   handoffs               BIGINT   hand-offs from the front office to it
--   kept                   BIGINT   answered or handed back by the time given
--   late                   BIGINT   answered or handed back later, or not yet though the time has passed
--   running                BIGINT   not answered yet, the time has not come
--   unknown                BIGINT   cannot be told: the log and the settings hold no answer times, or it went on to a team in no office
--   without_time           BIGINT   handed over without an answer time, where the log or the settings hold such times
--   kept_share             DOUBLE   kept of kept and late, 0 to 1; null where there are none
--   late_share             DOUBLE   late of kept and late, 0 to 1; null where there are none
--   median_answer_seconds  DOUBLE   median seconds on the wall from hand-off to answer; null where there is none
with counted as (
    select
        to_team as team, count(*) as handoffs, count(*) filter (where verdict = 'kept') as kept,
        count(*) filter (where verdict = 'late') as late, count(*) filter (where verdict = 'running') as running,
        count(*) filter (where verdict = 'unknown') as unknown, count(*) filter (where verdict = 'none') as without_time,
        median(secs_between("at", answered_at)) as median_answer_seconds
    from back_office_answers
    group by to_team
)

select
    team, handoffs, kept, late, running, unknown, without_time,
    cast(kept as double) / nullif(kept + late, 0) as kept_share, cast(late as double) / nullif(kept + late, 0) as late_share,
    median_answer_seconds
from counted
order by late desc nulls last, handoffs desc nulls last, team asc nulls last
