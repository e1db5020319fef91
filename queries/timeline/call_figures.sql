-- What the calls of a queue, a person, an hour of the week, or all together came to.
-- one row per: spread, source, name, weekday, hour
-- inputs: whole_calls, settings_values
-- rule: measures.md, Calls
-- columns:
--   spread                     VARCHAR  over what: all, queue, agent or hour
--   source                     VARCHAR  source of the calls; empty for all and hour
--   name                       VARCHAR  queue or person; empty = not stated, or spread over something else
--   weekday                    BIGINT   1 = Monday to 7 = Sunday, local; 0 = all
--   hour                       BIGINT   hour of the day, local; 0 for all
--   offered                    BIGINT   calls that came in (direction in, or not stated)
--   answered                   BIGINT   of these, answered by a person
--   abandoned                  BIGINT   of these, given up by the caller
--   busy                       BIGINT   of these, met a busy line
--   failed                     BIGINT   of these, failed technically
--   dropped                    BIGINT   of these, broken off after the answer
--   other                      BIGINT   of these, any other end: no answer, voicemail, not stated
--   mean_wait_seconds          DOUBLE   mean wait of the answered calls, in seconds
--   service_level_share        DOUBLE   share answered within the limit ([calls] answer_within) of all offered whose wait is known or that were not answered, 0 to 1
--   abandoned_share            DOUBLE   abandoned of offered, 0 to 1
--   median_wait_seconds        DOUBLE   median wait of the answered calls
--   p90_wait_seconds           DOUBLE   nine of ten answered calls waited at most this long (linear interpolation)
--   longest_wait_seconds       DOUBLE   longest wait of an answered call
--   answered_in_time           BIGINT   answered within the limit
--   wait_unknown               BIGINT   answered calls whose wait the log does not state
--   mean_abandon_wait_seconds  DOUBLE   mean wait of those who gave up
--   mean_talk_seconds          DOUBLE   mean talk of the answered calls
--   mean_hold_seconds          DOUBLE   mean time on hold of the answered calls that state it
--   transfers                  BIGINT   transfers; empty where the log states none
--   mean_satisfaction          DOUBLE   mean of the scores given
--   scores                     BIGINT   scores given
with offered_calls as (
    select
        source, coalesce(queue, '') as queue, coalesce(agent, '') as agent,
        to_local(started_at, (select word from settings_values where name = 'project.timezone')) as local_start,
        outcome, wait_seconds, talk_seconds, hold_seconds, transfers, satisfaction,
        outcome = 'answered' and wait_seconds <= (select value from settings_values where name = 'calls.answer_within') as is_in_time
    from whole_calls
    where direction = 'in'
),

spread_out as (
    select 'all' as spread, '' as source, '' as name, 0 as weekday, 0 as hour, outcome, wait_seconds, talk_seconds, hold_seconds, transfers, satisfaction, is_in_time from offered_calls
    union all
    select 'queue' as spread, source, queue as name, 0 as weekday, 0 as hour, outcome, wait_seconds, talk_seconds, hold_seconds, transfers, satisfaction, is_in_time from offered_calls
    union all
    select 'agent' as spread, source, agent as name, 0 as weekday, 0 as hour, outcome, wait_seconds, talk_seconds, hold_seconds, transfers, satisfaction, is_in_time from offered_calls
    union all
    select
        'hour' as spread, '' as source, '' as name, weekday_of(local_start) as weekday, hour_of(local_start) as hour, outcome, wait_seconds, talk_seconds, hold_seconds, transfers, satisfaction, is_in_time
    from offered_calls
)

select
    spread, source, name, cast(weekday as bigint) as weekday, cast(hour as bigint) as hour,
    count(*) as offered,
    count(*) filter (where outcome = 'answered') as answered,
    count(*) filter (where outcome = 'abandoned') as abandoned,
    count(*) filter (where outcome = 'busy') as busy,
    count(*) filter (where outcome = 'failed') as failed,
    count(*) filter (where outcome = 'dropped') as dropped,
    count(*) filter (where outcome not in ('answered', 'abandoned', 'busy', 'failed', 'dropped')) as other,
    avg(cast(wait_seconds as decimal(18, 6))) filter (where outcome = 'answered') as mean_wait_seconds,
    cast(count(*) filter (where is_in_time) as double)
    / nullif(count(*) filter (where outcome <> 'answered' or wait_seconds is not null), 0) as service_level_share,
    cast(count(*) filter (where outcome = 'abandoned') as double) / nullif(count(*), 0) as abandoned_share,
    median(wait_seconds) filter (where outcome = 'answered') as median_wait_seconds,
    percentile_cont(0.9) within group (order by wait_seconds) filter (where outcome = 'answered') as p90_wait_seconds,
    max(wait_seconds) filter (where outcome = 'answered') as longest_wait_seconds,
    count(*) filter (where is_in_time) as answered_in_time,
    count(*) filter (where outcome = 'answered' and wait_seconds is null) as wait_unknown,
    avg(cast(wait_seconds as decimal(18, 6))) filter (where outcome = 'abandoned') as mean_abandon_wait_seconds,
    avg(cast(talk_seconds as decimal(18, 6))) filter (where outcome = 'answered') as mean_talk_seconds,
    avg(cast(hold_seconds as decimal(18, 6))) filter (where outcome = 'answered') as mean_hold_seconds,
    cast(sum(transfers) as bigint) as transfers,
    avg(cast(satisfaction as decimal(18, 6))) as mean_satisfaction,
    count(satisfaction) as scores
from spread_out
group by spread, source, name, weekday, hour
