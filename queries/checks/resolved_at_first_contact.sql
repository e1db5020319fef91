-- First-contact resolution: resolved with no hand-off, no reopening, no waiting for information, and no other contact of the customer on the issue within 7 days.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, case_routes, customer_returns, pausing_statuses, source_traces
-- params: as_of
-- rule: measures.md, first-contact resolution; waiting for information = a pausing status of the settings, or one whose words say that the customer is waited for; resolved
--   less than 7 days ago = n/a, left out of the rate; where one of these can't be told the case is unknown, failed or not: else only failures would count
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
with seen as (
    select distinct status, lower(status) as word from case_events
    where status is not null
),

waiting as (
    select distinct seen.status
    from seen
    left join pausing_statuses on seen.word like pausing_statuses.pattern escape '!'
    where
        pausing_statuses.pattern is not null
        or re_has(seen.word, '^pending$|(wait|pending|hold).*(customer|client|user|caller|requester|information|info|reply|response)')
        or re_has(seen.word, '(等|待).*(客户|客戶|用户|用戶|资料|資料|材料|补充|補充|回复|回覆)')
),

statuses as (
    select
        case_events.source, case_events.complaint_id, min(case_events.at) filter (where waiting.status is not null) as waited_at
    from case_events
    left join waiting on case_events.status = waiting.status
    where case_events.status is not null
    group by case_events.source, case_events.complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, cases.is_open, cases.resolved_at, case_routes.handoffs, cases.reopened_at,
        statuses.waited_at, customer_returns.other_case_at, customer_returns.further_at, customer_returns.further_contacts,
        cases.resolved_at is not null and add_secs(cases.resolved_at, 604800) > $as_of as is_young,
        source_traces.has_statuses,
        coalesce(trim(cases.customer_id), '') = '' or coalesce(trim(cases.issue), '') = '' as is_nameless, cases.received_at
    from cases
    inner join source_traces on cases.source = source_traces.source
    inner join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    left join statuses on cases.source = statuses.source and cases.complaint_id = statuses.complaint_id
    left join customer_returns
        on cases.source = customer_returns.source and cases.complaint_id = customer_returns.complaint_id
),

judged as (
    select
        *,
        case
            when handoffs > 0 then 'handed from team to team: ' || cast(handoffs as varchar)
            when reopened_at is not null then 'reopened'
            when waited_at is not null then 'waited for information'
            when other_case_at is not null then 'another case of the customer on the issue within 7 days'
            when further_contacts > 0 then 'further contacts from the customer: ' || cast(further_contacts as varchar)
        end as failing,
        case
            when handoffs is null then 'no event of the case names a team'
            when received_at is null then 'no time of receipt'
            when is_nameless then 'no customer or no issue: other contacts can''t be told'
            when not has_statuses then 'the log holds no statuses: waiting for information can''t be told'
        end as missing
    from told
)

select
    source, complaint_id,
    case
        when resolved_at is null then case when is_open then 'n/a' else 'unknown' end
        when is_young then 'n/a'
        when missing is not null then 'unknown'
        when failing is not null then 'fail'
        else 'pass'
    end as verdict,
    case
        when failing is null or handoffs > 0 then resolved_at
        else coalesce(reopened_at, waited_at, other_case_at, further_at)
    end as "at",
    cast(null as varchar) as event_id, cast(handoffs as double) as measured, cast(0 as double) as "limit",
    'hand-offs' as unit,
    case
        when resolved_at is null then case when is_open then 'not resolved yet' else 'the log does not say whether the case was resolved' end
        when is_young then 'resolved less than 7 days ago'
        else coalesce(missing, failing, 'resolved by the team that took it, at the first contact')
    end as evidence
from judged
