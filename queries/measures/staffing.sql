-- How many people each hour of the week needs so that calls are answered, and complaints taken up, in time.
-- one row per: work, weekday, hour
-- inputs: hourly_loads, recurring_settings
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
with numbered as (
    select loads.*, counted.number as people
    from hourly_loads as loads
    cross join lateral numbers_between(0, ceil(loads.erlangs + 10.0 * sqrt(loads.erlangs) + 10.0)) as counted
),

-- the Poisson weights of 0 to n busy people, as logarithms summed up, so that nothing overflows
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
