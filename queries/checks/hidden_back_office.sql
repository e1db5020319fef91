-- Hidden back office: no contact with the customer was made while a back-office team held the case.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_routes, customer_contacts, source_evidence
-- rule: measures.md, Hand-offs; domain.md section 3: the front office owns the contact
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
with contacted as (
    select
        source, complaint_id, count(*) as contacts, count(*) filter (where office = 'back') as back_contacts,
        count(*) filter (where office is null) as unclear_contacts,
        min_by(event_id, position) filter (where office = 'back') as event_id,
        min_by(team, position) filter (where office = 'back') as team,
        min("at") filter (where office = 'back') as first_at
    from customer_contacts
    where direction = 'out'
    group by source, complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, contacted.event_id, contacted.team, contacted.first_at,
        coalesce(contacted.contacts, 0) as contacts, coalesce(contacted.back_contacts, 0) as back_contacts,
        case
            when not source_evidence.has_contacts then 'the log holds no contacts with customers'
            when case_routes.handoffs is null then 'no event of the case names a team'
            when contacted.unclear_contacts > 0 then 'a contact was made by a team that is not in the map of teams'
        end as missing
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    inner join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    left join contacted on cases.source = contacted.source and cases.complaint_id = contacted.complaint_id
)

select
    source, complaint_id,
    case
        when back_contacts > 0 then 'fail'
        when missing is not null then 'unknown'
        when contacts > 0 then 'pass'
        else 'n/a'
    end as verdict,
    first_at as "at", event_id, cast(back_contacts as double) as measured, cast(0 as double) as "limit",
    'contacts' as unit,
    case
        when back_contacts > 0
            then
                'contacts with the customer while the back office held the case: ' || cast(back_contacts as varchar)
                || ', first ' || team
        when missing is not null then missing
        when contacts > 0 then 'every contact with the customer was made while the front office held the case'
        else 'no contact with the customer'
    end as evidence
from told
