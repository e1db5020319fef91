-- What each team's texts to customers hold: regret, understanding, promises, words never to use.
-- one row per: team, category
-- inputs: case_texts, case_words, case_events, cases
-- rule: domain.md section 4; only texts that went to the customer and were read; the team is that of the event, else that of the case
-- columns:
--   team      VARCHAR  team as written in the log; empty where no team is stated
--   category  VARCHAR  what the words mean
--   texts     BIGINT   texts of the team to customers that were read
--   found     BIGINT   texts among them with such words
--   unread    BIGINT   texts of the team to customers that were not read
--   share     DOUBLE   found of texts, 0 to 1
with texts as (
    select
        case_texts.text_source, case_texts.text_kind, case_texts.text_id, case_texts.is_read,
        coalesce(case_events.team, cases.team, '') as team
    from case_texts
    left join case_events
        on
            case_texts.source = case_events.source and case_texts.complaint_id = case_events.complaint_id
            and case_texts.event_id = case_events.event_id
    left join cases on case_texts.source = cases.source and case_texts.complaint_id = cases.complaint_id
    where case_texts.direction = 'out'
),

teams as (
    select
        team,
        count(*) filter (where is_read) as texts,
        count(*) filter (where not is_read) as unread
    from texts
    group by team
),

said as (
    select distinct text_source, text_kind, text_id, category from case_words
),

counted as (
    select texts.team, said.category, count(*) as found
    from said
    inner join texts
        on said.text_source = texts.text_source and said.text_kind = texts.text_kind and said.text_id = texts.text_id
    group by texts.team, said.category
),

categories as (
    select named.category
    from (
        values
        ('regret'), ('empathy'), ('evasion'), ('condescending_or_command'), ('verified_facts'), ('denial'), ('promise_with_time'),
        ('progress_update'), ('compensation_offer'), ('alternative_offered'), ('follow_up_check'), ('greeting'), ('farewell_thanks'),
        ('personal_data_exposed')
    ) as named (category)
)

select
    teams.team, categories.category, teams.texts, coalesce(counted.found, 0) as found, teams.unread,
    cast(coalesce(counted.found, 0) as double) / nullif(teams.texts, 0) as share
from teams
cross join categories
left join counted on teams.team = counted.team and categories.category = counted.category
order by team, category
