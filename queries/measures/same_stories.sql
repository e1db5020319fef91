-- Complaints that tell the same story in other words: clusters with their own words, trend and three examples.
-- one row per: cluster_id
-- inputs: text_clusters, text_cluster_members, cases, recurring_settings
-- params: as_of
-- rule: measures.md, recurring problems: a cluster keeps its id from night to night; new = all its cases came within the last `of` weeks, in a log that is at least twice as old
-- columns:
--   cluster_id      VARCHAR    identity of the cluster; it lasts
--   label           VARCHAR    its most distinctive words
--   cases           BIGINT     cases in it
--   newest_cases    BIGINT     of these, received in the last `of` weeks
--   cases_before    BIGINT     and in as many weeks before them
--   change          DOUBLE     newest against before: 0.5 = half as many again; null = none before
--   is_new          BOOLEAN    it came up within the last `of` weeks
--   first_at        TIMESTAMP  first case received, UTC
--   last_at         TIMESTAMP  newest case received, UTC
--   customers       BIGINT     distinct customers named
--   product         VARCHAR    product that most of them name
--   issue           VARCHAR    issue that most of them name
--   first_source    VARCHAR    source of the case that is most like the cluster
--   first_case      VARCHAR    case that is most like the cluster
--   first_text      VARCHAR    how it begins
--   second_source   VARCHAR    source of the second most alike
--   second_case     VARCHAR    second most alike
--   second_text     VARCHAR    how it begins
--   third_source    VARCHAR    source of the third most alike
--   third_case      VARCHAR    third most alike
--   third_text      VARCHAR    how it begins
with placed as (
    select
        text_cluster_members.cluster_id, cases.source, cases.complaint_id, cases.received_at, cases.customer_id, cases.product,
        cases.issue, cases.description as whole_description, recurring_settings.of_periods,
        secs_between(cases.received_at, $as_of) / 604800.0 as weeks_ago,
        secs_between(min(cases.received_at) over (), $as_of) / 604800.0 as log_weeks,
        row_number() over (
            partition by text_cluster_members.cluster_id
            order by text_cluster_members.similarity desc, cases.source asc, cases.complaint_id asc
        ) as place
    from text_cluster_members
    inner join cases
        on text_cluster_members.source = cases.source and text_cluster_members.complaint_id = cases.complaint_id
    cross join recurring_settings
    where text_cluster_members.cluster_id is not null
),

told as (
    select
        cluster_id, source, complaint_id, received_at, customer_id, product, issue, of_periods, weeks_ago, log_weeks, place,
        case when place <= 3 then re_replace(trim(whole_description), '\s+', ' ') end as description
    from placed
),

summed as (
    select
        cluster_id, count(*) as cases, count(*) filter (where weeks_ago < of_periods) as newest_cases,
        count(*) filter (where weeks_ago >= of_periods and weeks_ago < 2 * of_periods) as cases_before,
        max(weeks_ago) < max(of_periods) and max(log_weeks) >= 2 * max(of_periods) as is_new, min(received_at) as first_at,
        max(received_at) as last_at, count(distinct customer_id) as customers, mode() within group (order by product) as product,
        mode() within group (order by issue) as issue,
        max(source) filter (where place = 1) as first_source, max(complaint_id) filter (where place = 1) as first_case,
        max(substr(description, 1, 120)) filter (where place = 1) as first_text,
        max(source) filter (where place = 2) as second_source, max(complaint_id) filter (where place = 2) as second_case,
        max(substr(description, 1, 120)) filter (where place = 2) as second_text,
        max(source) filter (where place = 3) as third_source, max(complaint_id) filter (where place = 3) as third_case,
        max(substr(description, 1, 120)) filter (where place = 3) as third_text
    from told
    group by cluster_id
)

select
    summed.cluster_id, text_clusters.label, summed.cases, summed.newest_cases, summed.cases_before,
    round(summed.newest_cases / nullif(summed.cases_before, 0) - 1.0, 6) as change, coalesce(summed.is_new, false) as is_new,
    summed.first_at, summed.last_at, summed.customers, summed.product, summed.issue, summed.first_source, summed.first_case,
    summed.first_text, summed.second_source, summed.second_case, summed.second_text, summed.third_source, summed.third_case,
    summed.third_text
from summed
inner join text_clusters on summed.cluster_id = text_clusters.cluster_id
order by summed.newest_cases desc, summed.cases desc, summed.cluster_id asc
