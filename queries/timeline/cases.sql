-- Every case in scope as of now: loaded complaints, and cases known only from their events.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: complaints, case_events, source_ends, subject_names
-- params: as_of
-- rule: design.md section 2: event logs only still work; measures.md: judged as of one instant, so what came later is not known yet
-- columns:
--   source                 VARCHAR        name of the source in the settings
--   complaint_id           VARCHAR        the case's identity in its source
--   received_at            TIMESTAMP      when it was received: the record's time, else its received event, else (event logs only) its first event
--   recorded_at            TIMESTAMP      when it was put on record
--   due_at                 TIMESTAMP      due time that the export states
--   resolved_at            TIMESTAMP      first time it was resolved by now; a case closed with no time of resolution counts as resolved when it was first closed
--   last_resolved_at       TIMESTAMP      last time it was resolved by now
--   closed_at              TIMESTAMP      last time it was closed by now
--   reopened_at            TIMESTAMP      last time it was reopened by now
--   customer_id            VARCHAR        who complained
--   customer_tier          VARCHAR        tier of the customer, lower case
--   channel                VARCHAR        how it came in
--   product                VARCHAR        product or service complained of, by the commonest of its spellings
--   issue                  VARCHAR        subject of the complaint, by the commonest of its spellings
--   severity               VARCHAR        severity at the start, lower case: the record's, else that of the first event that states one
--   status                 VARCHAR        status in the system's own word: that of the last event that states one, else the record's
--   is_valid               BOOLEAN        false where it was found to be unfounded
--   is_open                BOOLEAN        not ended by now, or reopened since; null where its source never states an end
--   description            VARCHAR        the complaint in words
--   resolution             VARCHAR        the solution in words
--   root_cause             VARCHAR        cause found
--   corrective_action      VARCHAR        what was done so that it does not come again
--   claimed_amount         DECIMAL(18,2)  loss that the customer claims
--   compensation_amount    DECIMAL(18,2)  compensation granted
--   compensation_decision  VARCHAR        decision on compensation
--   satisfaction           DOUBLE         satisfaction score
--   owner                  VARCHAR        person who owns the case
--   team                   VARCHAR        team that owns the case: that of the last event that states one, else the record's
--   first_team             VARCHAR        team that the first event to state one names
--   source_verdict         VARCHAR        met or breached, where the system itself says so
--   has_record             BOOLEAN        a complaint record was loaded
--   has_events             BOOLEAN        events of the case were loaded
--   first_event_at         TIMESTAMP      first loaded event
--   last_event_at          TIMESTAMP      last loaded event
with told as (
    select
        source, complaint_id,
        min("at") filter (where not is_stand_in) as first_event_at,
        max("at") filter (where not is_stand_in) as last_event_at,
        min("at") filter (where kind = 'received') as received_at,
        min("at") filter (where kind = 'resolved') as resolved_at,
        max("at") filter (where kind = 'resolved') as last_resolved_at,
        min("at") filter (where kind = 'closed') as first_closed_at,
        max("at") filter (where kind = 'closed') as closed_at,
        max("at") filter (where kind = 'reopened') as reopened_at,
        max(position) filter (where kind in ('resolved', 'closed')) as end_position,
        max(position) filter (where kind = 'reopened') as reopened_position,
        max_by(status, position) filter (where status is not null) as status,
        max_by(team, position) filter (where team is not null) as team,
        min_by(team, position) filter (where team is not null) as first_team,
        min_by(severity, position) filter (where severity is not null) as severity
    from case_events
    group by source, complaint_id
),

known as (
    select
        coalesce(complaints.source, told.source) as source,
        coalesce(complaints.complaint_id, told.complaint_id) as complaint_id,
        coalesce(
            complaints.received_at, told.received_at, case when complaints.source is null then told.first_event_at end
        ) as received_at,
        complaints.recorded_at, complaints.due_at,
        coalesce(told.resolved_at, told.first_closed_at) as resolved_at,
        coalesce(told.last_resolved_at, told.closed_at) as last_resolved_at,
        told.closed_at, told.reopened_at, complaints.customer_id, lower(complaints.customer_tier) as customer_tier,
        complaints.channel, product_names.name as product, issue_names.name as issue,
        coalesce(nullif(lower(trim(complaints.severity)), ''), told.severity) as severity,
        coalesce(told.status, complaints.status) as status,
        complaints.is_valid, told.end_position, told.reopened_position, complaints.description, complaints.resolution,
        complaints.root_cause, complaints.corrective_action, complaints.claimed_amount, complaints.compensation_amount,
        complaints.compensation_decision, complaints.satisfaction, complaints.owner,
        coalesce(told.team, nullif(trim(complaints.team), '')) as team, told.first_team, complaints.source_verdict,
        complaints.source is not null as has_record, told.first_event_at is not null as has_events,
        told.first_event_at, told.last_event_at, coalesce(complaints.is_deleted, false) as is_deleted
    from complaints
    full outer join told on complaints.source = told.source and complaints.complaint_id = told.complaint_id
    left join subject_names as product_names on product_names.field = 'product' and complaints.product = product_names.written
    left join subject_names as issue_names on issue_names.field = 'issue' and complaints.issue = issue_names.written
)

select
    known.source, complaint_id, received_at, recorded_at, due_at, resolved_at, last_resolved_at, closed_at, reopened_at,
    customer_id, customer_tier, channel, product, issue, severity, status, is_valid,
    case
        when source_ends.has_ends is not true then null
        when end_position is null then true
        else coalesce(reopened_position > end_position, false)
    end as is_open,
    description, resolution, root_cause, corrective_action, claimed_amount, compensation_amount, compensation_decision,
    satisfaction, owner, team, first_team, source_verdict, has_record, has_events, first_event_at, last_event_at
from known
left join source_ends on known.source = source_ends.source
where not is_deleted and (received_at is null or received_at <= $as_of)
