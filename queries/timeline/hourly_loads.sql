-- How much work each hour of the week brings: calls to answer and complaints to take up.
-- one row per: work, weekday, hour
-- inputs: whole_calls, cases, recurring_settings
-- rule: a = arrivals an hour x handling time; complaints only where [recurring] case_time states what one takes, since no log holds it
-- columns:
--   work            VARCHAR  calls or complaints
--   weekday         BIGINT   1 = Monday to 7 = Sunday, local
--   hour            BIGINT   hour of the day, local
--   arrivals        DOUBLE   calls offered or complaints received in that hour, mean of the weeks
--   handle_seconds  DOUBLE   talk and hold of an answered call, mean of the whole log; hands-on time of a complaint (settings)
--   limit_seconds   DOUBLE   seconds in which a call is to be answered, a complaint to be taken up (settings)
--   erlangs         DOUBLE   people who would work at it all the time
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
)

select
    work, weekday, hour, arrivals / weeks as arrivals, handle_seconds, limit_seconds,
    arrivals / weeks * handle_seconds / 3600.0 as erlangs
from weekdays
