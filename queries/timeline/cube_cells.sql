-- The cases of the report's filter added up, rare values folded into one.
-- one row per: month, team, product, severity, channel
-- inputs: cube_cases, settings_values
-- params: as_of
-- rule: at most 8 teams and products, 4 severities and channels, by cases; the rest is folded into `…`; 12 months up to as_of, older cases in one; an empty value is blank
-- columns:
--   month         VARCHAR  month received in the project's zone; blank = older than 12 months or not known
--   team          VARCHAR  team; … = all but the 8 with the most cases
--   product       VARCHAR  product; … = all but the 8 with the most cases
--   severity      VARCHAR  severity; … = all but the 4 with the most cases
--   channel       VARCHAR  channel; … = all but the 4 with the most cases
--   cases         BIGINT   cases
--   open          BIGINT   open cases
--   contact_met   BIGINT   first-contact limits met
--   contact_late  BIGINT   first-contact limits breached
--   solved_met    BIGINT   resolution limits met
--   solved_late   BIGINT   resolution limits breached
--   due_met       BIGINT   the export's own due times met
--   due_late      BIGINT   the export's own due times breached
--   limit_unknown BIGINT   limits of these three that the log can't judge
--   handoffs      BIGINT   hand-offs
--   passed        BIGINT   3W4R8F steps passed
--   failed        BIGINT   3W4R8F steps failed
--   step_unknown  BIGINT   3W4R8F steps that the log can't tell
with summed as (
    select
        month, team, product, severity, channel, count(*) as cases,
        sum(
            open) as open, sum(contact_met) as contact_met, sum(contact_late) as contact_late, sum(solved_met) as
        solved_met, sum(solved_late
        ) as solved_late, sum(due_met
        ) as due_met, sum(due_late
        ) as due_late,
        sum(limit_unknown) as limit_unknown, sum(handoffs) as handoffs, sum(passed) as passed, sum(failed) as failed,
        sum(step_unknown) as step_unknown
    from cube_cases
    group by month, team, product, severity, channel
),

values_counted as (
    select 'team' as dimension, team as word, sum(cases) as cases from summed group by team
    union all
    select 'product' as dimension, product as word, sum(cases) as cases from summed group by product
    union all
    select 'severity' as dimension, severity as word, sum(cases) as cases from summed group by severity
    union all
    select 'channel' as dimension, channel as word, sum(cases) as cases from summed group by channel
),

kept as (
    select dimension, word from values_counted
    qualify
        row_number() over (partition by dimension order by cases desc, word asc)
        <= case when dimension in ('team', 'product') then 8 else 4 end
),

zone as (
    select coalesce(max(word), 'UTC') as name from settings_values
    where name = 'project.timezone'
),

folded as (
    select
        summed.*,
        case
            when summed.month > add_days(month_of(to_local($as_of, zone.name)), -360)
                then cast(year(summed.month) as varchar) || '-' || right('0' || cast(month(summed.month) as varchar), 2)
            else ''
        end as month_shown,
        case when kept_team.word is null then '…' else summed.team end as team_shown,
        case when kept_product.word is null then '…' else summed.product end as product_shown,
        case when kept_severity.word is null then '…' else summed.severity end as severity_shown,
        case when kept_channel.word is null then '…' else summed.channel end as channel_shown
    from summed
    cross join zone
    left join kept as kept_team on kept_team.dimension = 'team' and summed.team = kept_team.word
    left join kept as kept_product on kept_product.dimension = 'product' and summed.product = kept_product.word
    left join kept as kept_severity on kept_severity.dimension = 'severity' and summed.severity = kept_severity.word
    left join kept as kept_channel on kept_channel.dimension = 'channel' and summed.channel = kept_channel.word
)

select
    month_shown as month, team_shown as team, product_shown as product, severity_shown as severity, channel_shown as channel,
    cast(sum(cases) as bigint) as cases,
    cast(sum(open) as bigint) as open,
    cast(sum(contact_met) as bigint) as contact_met,
    cast(sum(contact_late) as bigint) as contact_late,
    cast(sum(solved_met) as bigint) as solved_met,
    cast(sum(solved_late) as bigint) as solved_late,
    cast(sum(due_met) as bigint) as due_met,
    cast(sum(due_late) as bigint) as due_late,
    cast(sum(limit_unknown) as bigint) as limit_unknown,
    cast(sum(handoffs) as bigint) as handoffs,
    cast(sum(passed) as bigint) as passed,
    cast(sum(failed) as bigint) as failed,
    cast(sum(step_unknown) as bigint) as step_unknown
from folded
group by month_shown, team_shown, product_shown, severity_shown, channel_shown
