-- R2 reform: cause and corrective action are recorded by the end of the case, or it is tied to a registered problem.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, problems, source_evidence
-- params: as_of
-- rule: measures.md, 3W4R8F. A registered problem takes the cases of its product and issue (empty = any, but not both); one that is
--   bound to a text cluster takes none here
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
with acted as (
    select source, complaint_id, min_by(event_id, position) as event_id, min("at") as acted_at from case_events
    where kind = 'corrective_action'
    group by source, complaint_id
),

registered as (
    select cases.source, cases.complaint_id, min(problems.problem_id) as problem_id from cases
    inner join problems
        on
            (coalesce(problems.product, '') = '' or lower(trim(problems.product)) = lower(trim(cases.product)))
            and (coalesce(problems.issue, '') = '' or lower(trim(problems.issue)) = lower(trim(cases.issue)))
    where
        concat_ws('', problems.product, problems.issue) <> '' and coalesce(problems.cluster_id, '') = ''
        and (problems.opened_on is null or problems.opened_on <= day_of($as_of))
    group by cases.source, cases.complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, cases.resolved_at, cases.is_valid, cases.is_open, acted.event_id,
        acted.acted_at, registered.problem_id, coalesce(trim(cases.root_cause), '') <> '' as has_cause,
        coalesce(trim(cases.corrective_action), '') <> '' or acted.event_id is not null as has_action,
        source_evidence.has_root_cause as carries_cause, source_evidence.has_corrective_action as carries_action
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    left join acted on cases.source = acted.source and cases.complaint_id = acted.complaint_id
    left join registered on cases.source = registered.source and cases.complaint_id = registered.complaint_id
),

judged as (
    select
        source, complaint_id, resolved_at, is_valid, is_open, event_id, acted_at, problem_id, has_cause, has_action,
        concat_ws(
            ', ', case when carries_cause and not has_cause then 'root_cause' end,
            case when carries_action and not has_action then 'corrective_action' end
        ) as empty_here,
        concat_ws(
            ', ', case when not carries_cause then 'root_cause' end,
            case when not carries_action then 'corrective_action' end
        ) as empty_everywhere,
        case
            when is_valid is false then 'the complaint was found to be unfounded'
            when is_open then 'still open'
        end as not_asked
    from told
)

select
    source, complaint_id,
    case
        when not_asked is not null then 'n/a'
        when problem_id is not null or (has_cause and has_action) then 'pass'
        when is_open is null then 'unknown'
        when empty_here <> '' then 'fail'
        else 'unknown'
    end as verdict,
    coalesce(acted_at, resolved_at) as "at", event_id,
    case when has_cause then cast(1 as double) else 0 end + case when has_action then 1 else 0 end as measured,
    cast(2 as double) as "limit", 'fields' as unit,
    case
        when not_asked is not null then not_asked
        when problem_id is not null then 'tied to the registered problem: ' || problem_id
        when has_cause and has_action then 'cause and corrective action are recorded'
        when is_open is null then 'the log does not say whether it was resolved'
        when empty_here <> '' then 'resolved, and empty: ' || empty_here
        else 'the export does not carry: ' || empty_everywhere
    end as evidence
from judged
