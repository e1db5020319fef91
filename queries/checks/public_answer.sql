-- Public complaints: what the public could read was answered in public, by a person.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_events, cases, contacts_made, source_evidence, source_traces
-- rule: domain.md section 6: public complaints are answered in public, by a person. Public = a received event or a message of the
--   customer that the log marks as public
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
with complained as (
    select source, complaint_id, min("at") as "at" from case_events
    where is_public and (kind = 'received' or direction = 'in')
    group by source, complaint_id
),

answered as (
    select complained.source, complained.complaint_id, contacts.at, contacts.event_id from complained
    inner join contacts_made as contacts
        on
            complained.source = contacts.source and complained.complaint_id = contacts.complaint_id
            and complained.at <= contacts.at
    where contacts.is_public
    qualify
        row_number() over (
            partition by complained.source, complained.complaint_id order by contacts.place
        ) = 1
),

judged as (
    select
        cases.source, cases.complaint_id, complained.at as complained_at, answered.at as answered_at, answered.event_id,
        case
            when answered.at is not null then 'pass'
            when complained.at is not null and not source_traces.has_contacts then 'unknown'
            when complained.at is not null then 'fail'
            when source_evidence.has_visibility then 'n/a'
            else 'unknown'
        end as verdict
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    inner join source_traces on cases.source = source_traces.source
    left join complained on cases.source = complained.source and cases.complaint_id = complained.complaint_id
    left join answered on cases.source = answered.source and cases.complaint_id = answered.complaint_id
)

select
    source, complaint_id, verdict, coalesce(answered_at, complained_at) as "at", event_id,
    cast(secs_between(complained_at, answered_at) as double) as measured, cast(null as double) as "limit", 's' as unit,
    case verdict
        when 'pass' then 'answered in public'
        when 'fail' then 'no public answer by a person'
        when 'n/a' then 'not a public complaint'
        else case when complained_at is null then 'the log does not say what was public' else 'the log holds no contacts' end
    end as evidence
from judged
