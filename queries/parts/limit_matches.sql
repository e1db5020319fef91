-- Which limit rule decides for each kind of case: the first whose conditions all hold.
-- one row per: profile
-- inputs: clock_runs, limits, limit_conditions
-- rule: measures.md, Clocks: an ordered policy, first match wins
-- columns:
--   profile  VARCHAR  severity, tier, product, issue, channel, source and team, as far as any rule asks for them
--   rule     BIGINT   rule of table limits; null where none holds
with profiles as (
    select distinct profile from clock_runs
),

profile_fields as (
    select profile, 'severity' as field, split_part(profile, chr(31), 1) as field_value from profiles
    union all
    select profile, 'tier' as field, split_part(profile, chr(31), 2) as field_value from profiles
    union all
    select profile, 'product' as field, split_part(profile, chr(31), 3) as field_value from profiles
    union all
    select profile, 'issue' as field, split_part(profile, chr(31), 4) as field_value from profiles
    union all
    select profile, 'channel' as field, split_part(profile, chr(31), 5) as field_value from profiles
    union all
    select profile, 'source' as field, split_part(profile, chr(31), 6) as field_value from profiles
    union all
    select profile, 'team' as field, split_part(profile, chr(31), 7) as field_value from profiles
),

held as (
    select profile_fields.profile, limit_conditions.rule, count(distinct profile_fields.field) as fields
    from profile_fields
    inner join limit_conditions
        on
            profile_fields.field = limit_conditions.field
            and profile_fields.field_value like limit_conditions.pattern escape '!'
    group by profile_fields.profile, limit_conditions.rule
),

wanted as (
    select limits.rule, count(distinct limit_conditions.field) as fields
    from limits
    left join limit_conditions on limits.rule = limit_conditions.rule
    group by limits.rule
),

matched as (
    select profiles.profile, wanted.rule
    from profiles
    cross join wanted
    left join held on profiles.profile = held.profile and wanted.rule = held.rule
    where coalesce(held.fields, 0) = wanted.fields
)

select profiles.profile, min(matched.rule) as rule
from profiles
left join matched on profiles.profile = matched.profile
group by profiles.profile
