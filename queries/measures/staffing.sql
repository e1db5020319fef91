-- How many people each hour of the week needs so that calls are answered, and complaints taken up, in time.
-- one row per: work, weekday, hour
-- inputs: whole_calls, cases, recurring_settings
-- rule: Erlang C (Erlang 1917): C = n B / (n - a (1 - B)) with Erlang's loss B, share in time = 1 - C exp(-(n - a) T / h); a = calls an hour x handling time h; the fewest n that reach the service level; nobody gives up, so that it errs on the safe side; complaints are staffed only where [recurring] case_time states what one takes, since no log holds it
-- columns:
--   work            VARCHAR  calls or complaints
--   weekday         BIGINT  1 = Monday to 7 = Sunday
--   hour            BIGINT  hour of the day, 0 to 23
--   arrivals        DOUBLE  calls offered or complaints received in that hour, mean of the weeks
--   handle_seconds  DOUBLE  talk and hold of an answered call, mean of the whole log; hands-on time of a complaint (settings)
--   load            DOUBLE  people who would talk all the time (erlang)
--   people          BIGINT  people needed
--   in_time_share   DOUBLE  share that these answer or take up in time, 0 to 1
--   busy_share      DOUBLE  share of their time that these are busy, 0 to 1
--   target_share    DOUBLE  share to be answered or taken up in time (settings)
--   limit_seconds   DOUBLE  seconds in which a call is to be answered, a complaint to be taken up (settings)
with arrived as (
    select
        'calls' as work, to_local(whole_calls.started_at, recurring_settings.timezone) as local_at,
        case when whole_calls.outcome = 'answered' and whole_calls.talk_seconds > 0 then whole_calls.talk_seconds + coalesce(whole_calls.hold_seconds, 0) end
            as seconds,
        recurring_settings.answer_within as limit_seconds
    from whole_calls
    cross join recurring_settings
    where whole_calls.direction = 'in' and whole_calls.started_at is not null
    union all
    select
        'complaints' as work, to_local(cases.received_at, recurring_settings.timezone) as local_at, recurring_settings.case_seconds as seconds,
        recurring_settings.start_within as limit_seconds
    from cases
    cross join recurring_settings
    where cases.received_at is not null
),

spans as (
    select
        work, min(local_at) as first_at, max(local_at) as last_at, avg(cast(seconds as decimal(18, 6))) as handle_seconds,
        max(limit_seconds) as limit_seconds
    from arrived
    group by work
),

hours as (
    select work, weekday_of(local_at) as weekday, hour_of(local_at) as hour, count(*) as arrivals from arrived
    group by work, weekday_of(local_at), hour_of(local_at)
),

-- how often the weekday came between the first day and the last
weekdays as (
    select
        hours.*, spans.handle_seconds, spans.limit_seconds,
        floor((days_between(spans.first_at, spans.last_at) - (hours.weekday - weekday_of(spans.first_at) + 7) % 7) / 7.0) + 1.0 as weeks
    from hours
    inner join spans on hours.work = spans.work
    where spans.handle_seconds is not null
),

loads as (
    select
        work, weekday, hour, arrivals / weeks as arrivals, handle_seconds, limit_seconds,
        arrivals / weeks * handle_seconds / 3600.0 as erlangs
    from weekdays
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
            partition by work, weekday, hour order by people rows unbounded preceding
        )) as weight
    from numbered
),

lost as (
    select
        *, weight / sum(weight) over (partition by work, weekday, hour order by people rows unbounded preceding) as loss_share
    from weighted
),

staffed as (
    select
        lost.*, recurring_settings.service_level,
        1.0 - lost.people * lost.loss_share / (lost.people - lost.erlangs * (1.0 - lost.loss_share))
        * exp(-(lost.people - lost.erlangs) * lost.limit_seconds / lost.handle_seconds) as in_time_share
    from lost
    cross join recurring_settings
    where lost.people > lost.erlangs
)

select
    work, weekday, hour, round(arrivals, 6) as arrivals, round(handle_seconds, 6) as handle_seconds, round(erlangs, 6) as load, people,
    round(in_time_share, 6) as in_time_share, round(erlangs / people, 6) as busy_share, service_level as target_share,
    limit_seconds
from staffed
where in_time_share >= service_level
qualify row_number() over (partition by work, weekday, hour order by people) = 1
order by work, weekday, hour
