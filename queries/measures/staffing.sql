-- How many people each hour of the week needs so that calls are answered in time.
-- one row per: weekday, hour
-- inputs: whole_calls, recurring_settings
-- rule: Erlang C (Erlang 1917): C = n B / (n - a (1 - B)) with Erlang's loss B, share in time = 1 - C exp(-(n - a) T / h); a = calls an hour x handling time h; the fewest n that reach the service level; nobody gives up, so that it errs on the safe side
-- columns:
--   weekday         BIGINT  1 = Monday to 7 = Sunday
--   hour            BIGINT  hour of the day, 0 to 23
--   calls           DOUBLE  calls offered in that hour, mean of the weeks
--   handle_seconds  DOUBLE  talk and hold of an answered call, mean of the whole log
--   load            DOUBLE  people who would talk all the time (erlang)
--   people          BIGINT  people needed
--   in_time_share   DOUBLE  share of calls that these answer in time, 0 to 1
--   busy_share      DOUBLE  share of their time that these are busy, 0 to 1
--   target_share    DOUBLE  share of calls to be answered in time (settings)
--   limit_seconds   DOUBLE  seconds in which a call is to be answered (settings)
with local_calls as (
    select to_local(whole_calls.started_at, recurring_settings.timezone) as local_at, whole_calls.talk_seconds, whole_calls.hold_seconds, whole_calls.outcome
    from whole_calls
    cross join recurring_settings
    where whole_calls.direction = 'in' and whole_calls.started_at is not null
),

spans as (
    select
        days_between(min(local_at), max(local_at)) / 7.0 + 1.0 / 7.0 as weeks,
        avg(cast(talk_seconds + coalesce(hold_seconds, 0) as decimal(18, 6))) filter (where outcome = 'answered' and talk_seconds > 0) as handle_seconds
    from local_calls
),

loads as (
    select
        weekday_of(local_calls.local_at) as weekday, hour_of(local_calls.local_at) as hour,
        count(*) / greatest(spans.weeks, 1.0) as calls, spans.handle_seconds,
        count(*) / greatest(spans.weeks, 1.0) * spans.handle_seconds / 3600.0 as erlangs
    from local_calls
    cross join spans
    where spans.handle_seconds is not null
    group by weekday_of(local_calls.local_at), hour_of(local_calls.local_at), spans.weeks, spans.handle_seconds
),

-- the Poisson weights of 0 to n busy people, as logarithms summed up, so that nothing overflows
numbered as (
    select loads.*, counted.number as people
    from loads
    cross join lateral numbers_between(0, ceil(loads.erlangs + 10.0 * sqrt(loads.erlangs) + 10.0)) as counted
),

weighted as (
    select
        *,
        exp(people * ln(erlangs) - erlangs - sum(ln(greatest(people, 1))) over (
            partition by weekday, hour order by people rows unbounded preceding
        )) as weight
    from numbered
),

lost as (
    select
        *, weight / sum(weight) over (partition by weekday, hour order by people rows unbounded preceding) as loss_share
    from weighted
),

staffed as (
    select
        lost.*, recurring_settings.service_level, recurring_settings.answer_within,
        1.0 - lost.people * lost.loss_share / (lost.people - lost.erlangs * (1.0 - lost.loss_share))
        * exp(-(lost.people - lost.erlangs) * recurring_settings.answer_within / lost.handle_seconds) as in_time_share
    from lost
    cross join recurring_settings
    where lost.people > lost.erlangs
)

select
    weekday, hour, round(calls, 6) as calls, round(handle_seconds, 6) as handle_seconds, round(erlangs, 6) as load, people,
    round(in_time_share, 6) as in_time_share, round(erlangs / people, 6) as busy_share, service_level as target_share,
    answer_within as limit_seconds
from staffed
where in_time_share >= service_level
qualify row_number() over (partition by weekday, hour order by people) = 1
order by weekday, hour
