-- Complaints of every problem in every week from the log's first to the current one, weeks without any included.
-- one row per: product, issue, week
-- inputs: problem_cases, whole_calls, customers, recurring_settings
-- params: as_of
-- rule: measures.md, recurring problems: rate per 1 000 contacts where calls are loaded for every week, per 1 000 customers where customers are loaded, else per week
-- columns:
--   product         VARCHAR  product; empty = none named
--   issue           VARCHAR  issue; empty = none named
--   week            DATE     Monday of the week, local
--   problem_number  BIGINT   place of the problem among all, by name
--   week_number     BIGINT   weeks since Monday 5 January 1970
--   complaints      BIGINT   complaints received in the week
--   customers       BIGINT   customers who complained in the week
--   unnamed         BIGINT   complaints that name no customer; each was counted as a customer
--   exposure        DOUBLE   what the rate is held against: thousands of contacts or of customers, else 1
--   rate_unit       VARCHAR  per 1 000 contacts, per 1 000 customers, or per week
--   is_complete     BOOLEAN  the week has ended, and the log began before it
with bounds as (
    select
        days_between(cast('1970-01-05' as date), week_of(min(problem_cases.received_on))) // 7 as first_number,
        days_between(cast('1970-01-05' as date), week_of(to_local($as_of, max(recurring_settings.timezone)))) // 7 as current_number,
        min(problem_cases.received_on) as first_on
    from problem_cases
    cross join recurring_settings
),

numbered as (
    select spanned.number as week_number, bounds.current_number, bounds.first_on
    from bounds
    cross join lateral numbers_between(bounds.first_number, bounds.current_number) as spanned
),

weeks as (
    select
        week_number, add_days(cast('1970-01-05' as date), 7 * week_number) as week,
        week_number < current_number
        and first_on <= add_days(cast('1970-01-05' as date), 7 * week_number) as is_complete
    from numbered
),

week_contacts as (
    select week_of(to_local(whole_calls.started_at, recurring_settings.timezone)) as week, count(*) as contacts
    from whole_calls
    cross join recurring_settings
    where whole_calls.direction = 'in' and whole_calls.started_at is not null
    group by week_of(to_local(whole_calls.started_at, recurring_settings.timezone))
),

exposures as (
    select
        weeks.week, weeks.week_number, weeks.is_complete, week_contacts.contacts,
        count(*) filter (where weeks.is_complete and week_contacts.contacts is null) over () = 0
        and count(week_contacts.contacts) filter (where weeks.is_complete) over () > 0 as has_contacts,
        (select count(*) from customers) as customers_loaded
    from weeks
    left join week_contacts on weeks.week = week_contacts.week
),

problems as (
    select product, issue, row_number() over (order by product, issue) as problem_number
    from problem_cases
    group by product, issue
),

counted as (
    select product, issue, week, count(*) as complaints, count(distinct customer) as customers, count(*) filter (where not is_named) as unnamed
    from problem_cases
    group by product, issue, week
)

select
    problems.product, problems.issue, exposures.week, problems.problem_number, exposures.week_number,
    coalesce(counted.complaints, 0) as complaints, coalesce(counted.customers, 0) as customers,
    coalesce(counted.unnamed, 0) as unnamed,
    case
        when exposures.has_contacts then exposures.contacts / 1000.0
        when exposures.customers_loaded > 0 then exposures.customers_loaded / 1000.0
        else 1.0
    end as exposure,
    case
        when exposures.has_contacts then 'per 1 000 contacts'
        when exposures.customers_loaded > 0 then 'per 1 000 customers'
        else 'per week'
    end as rate_unit,
    exposures.is_complete
from problems
cross join exposures
left join counted
    on problems.product = counted.product and problems.issue = counted.issue and exposures.week = counted.week
