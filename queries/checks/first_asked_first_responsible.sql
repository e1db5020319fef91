-- First asked, first responsible: the first front-office team that held the case also made the final contact.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_routes, customer_contacts, handoffs, ownership_intervals, source_evidence
-- rule: measures.md, Hand-offs; domain.md section 3; judged once the case has ended; on fail: when the first team passed it on for the last time before that contact
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
with first_asked as (
    select
        source, complaint_id, min_by(team, interval_number) filter (where office = 'front') as team,
        min(interval_number) filter (where office = 'front') as interval_number,
        min(interval_number) filter (where office is null) as unmapped_number
    from ownership_intervals
    group by source, complaint_id
),

final_contacts as (
    select
        source, complaint_id, max(position) as position, max_by(event_id, position) as event_id,
        max_by("at", position) as contact_at, max_by(coalesce(team, ''), position) as team
    from customer_contacts
    where direction = 'out'
    group by source, complaint_id
),

dropped as (
    select
        handoffs.source, handoffs.complaint_id, max_by(handoffs.at, handoffs.position) as dropped_at,
        max_by(handoffs.event_id, handoffs.position) as event_id, max_by(handoffs.to_team, handoffs.position) as to_team
    from handoffs
    inner join first_asked
        on handoffs.source = first_asked.source and handoffs.complaint_id = first_asked.complaint_id
    inner join final_contacts
        on handoffs.source = final_contacts.source and handoffs.complaint_id = final_contacts.complaint_id
    where handoffs.from_team = first_asked.team and handoffs.position <= final_contacts.position
    group by handoffs.source, handoffs.complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, cases.is_open, first_asked.team as asked_team,
        final_contacts.team as final_team, dropped.dropped_at, dropped.to_team, final_contacts.contact_at,
        coalesce(dropped.event_id, final_contacts.event_id) as event_id,
        case
            when not source_evidence.has_contacts then 'the log holds no contacts with customers'
            when case_routes.handoffs is null then 'no event of the case names a team'
            when cases.is_open is null then 'the log does not say whether the case has ended'
            when final_contacts.position is null then null
            when first_asked.unmapped_number < coalesce(first_asked.interval_number, first_asked.unmapped_number + 1)
                then 'a team that held the case is not in the map of teams'
            when final_contacts.team = '' then 'no event before the final contact names a team'
        end as missing
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    inner join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    left join first_asked on cases.source = first_asked.source and cases.complaint_id = first_asked.complaint_id
    left join final_contacts on cases.source = final_contacts.source and cases.complaint_id = final_contacts.complaint_id
    left join dropped on cases.source = dropped.source and cases.complaint_id = dropped.complaint_id
)

select
    source, complaint_id,
    case
        when is_open then 'n/a'
        when missing is not null then 'unknown'
        when final_team is null or asked_team is null then 'n/a'
        when final_team = asked_team then 'pass'
        else 'fail'
    end as verdict,
    case when is_open or final_team = asked_team then contact_at else dropped_at end as "at", event_id,
    cast(null as double) as measured, cast(null as double) as "limit", cast(null as varchar) as unit,
    case
        when is_open then 'the case is still open'
        when missing is not null then missing
        when final_team is null then 'no contact with the customer'
        when asked_team is null then 'no team of the front office held the case'
        when final_team = asked_team then asked_team || ' took the case and made the final contact'
        else asked_team || ' took the case and passed it to ' || coalesce(to_team, '?') || '; the final contact was made by ' || final_team
    end as evidence
from told
