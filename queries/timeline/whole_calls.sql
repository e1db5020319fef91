-- Every call up to now as one row, its legs put together.
-- one row per: source, call_id
-- derived by: call
-- inputs: calls
-- params: as_of
-- rule: one call may be logged as several legs that share linked_id (Asterisk linkedid, contact chains); it was answered if any leg was
-- columns:
--   source         VARCHAR    name of the source in the settings
--   call_id        VARCHAR    identity of its first leg
--   legs           BIGINT     rows that the log holds of it
--   customer_id    VARCHAR    who called or was called: as the first leg that says so
--   complaint_id   VARCHAR    case that the log itself ties it to
--   queue          VARCHAR    queue of the first leg that has one
--   agent          VARCHAR    person of the last answered leg, else of the last leg that has one
--   team           VARCHAR    team of that leg
--   direction      VARCHAR    direction of the first leg; in where the log does not say
--   started_at     TIMESTAMP  start of the first leg, UTC
--   answered_at    TIMESTAMP  first answer by a person, UTC; null where it was not answered or the log has no time
--   outcome        VARCHAR    answered, abandoned, busy, failed, dropped, no_answer, voicemail or other: the best of its legs
--   wait_seconds   DOUBLE     seconds to the answer or to giving up: the longest stated by a leg of that outcome
--   talk_seconds   DOUBLE     seconds of talk over all legs
--   hold_seconds   DOUBLE     seconds on hold over all legs
--   transfers      BIGINT     transfers stated by the log, else further answered legs; null where neither can be known
--   is_resolved    BOOLEAN    the log says that the call solved the matter
--   satisfaction   DOUBLE     score given to it
with ranked as (
    select
        source, coalesce(linked_id, call_id) as whole_id, call_id, customer_id, complaint_id, queue, agent, team, direction,
        started_at, answered_at, wait_seconds, talk_seconds, hold_seconds, transfers, is_resolved, satisfaction, linked_id,
        coalesce(outcome, case when answered_at is not null then 'answered' end, 'other') as outcome,
        case coalesce(outcome, case when answered_at is not null then 'answered' end, 'other')
            when 'answered' then 1 when 'dropped' then 2 when 'voicemail' then 3 when 'abandoned' then 4
            when 'busy' then 5 when 'failed' then 6 when 'no_answer' then 7 else 8
        end as outcome_rank,
        row_number() over (partition by source, coalesce(linked_id, call_id) order by started_at nulls last, call_id) as leg
    from calls
    where started_at <= $as_of or started_at is null
),

best as (
    select *, min(outcome_rank) over (partition by source, whole_id) as best_rank from ranked
)

select
    source,
    min_by(call_id, leg) as call_id,
    count(*) as legs,
    min_by(customer_id, leg) filter (where customer_id is not null) as customer_id,
    min_by(complaint_id, leg) filter (where complaint_id is not null) as complaint_id,
    min_by(queue, leg) filter (where queue is not null) as queue,
    coalesce(
        max_by(agent, leg) filter (where agent is not null and outcome = 'answered'),
        max_by(agent, leg) filter (where agent is not null)
    ) as agent,
    coalesce(
        max_by(team, leg) filter (where team is not null and outcome = 'answered'),
        max_by(team, leg) filter (where team is not null)
    ) as team,
    coalesce(min_by(direction, leg) filter (where direction is not null), 'in') as direction,
    min(started_at) as started_at,
    min(answered_at) filter (where outcome in ('answered', 'dropped', 'other')) as answered_at,
    min_by(outcome, outcome_rank * 1000000 + leg) as outcome,
    max(wait_seconds) filter (where outcome_rank = best_rank) as wait_seconds,
    cast(sum(cast(talk_seconds as decimal(18, 6))) as double) as talk_seconds,
    cast(sum(cast(hold_seconds as decimal(18, 6))) as double) as hold_seconds,
    cast(
        coalesce(
            sum(transfers), case when count(linked_id) > 0 then greatest(count(*) filter (where outcome = 'answered') - 1, 0) end
        ) as bigint
    ) as transfers,
    bool_or(is_resolved) as is_resolved,
    max_by(satisfaction, leg) filter (where satisfaction is not null) as satisfaction
from best
group by source, whole_id
