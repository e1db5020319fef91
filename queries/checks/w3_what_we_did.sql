-- W3 what we did: at least one action before the complaint was resolved, and each with who and what.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, clock_verdicts, source_evidence
-- rule: measures.md, 3W4R8F. An action is a loaded event by our side, other than receipt, end and reopening; automatic ones don't count.
--   Who = its actor; what = a known kind, a status or a text
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
    select
        cases.source, cases.complaint_id, case_events.position, case_events.event_id, case_events.at,
        coalesce(trim(case_events.actor), '') <> '' as says_who,
        case_events.kind <> 'other' or concat_ws('', trim(case_events.status), trim(case_events.text)) <> '' as says_what
    from cases
    inner join case_events on cases.source = case_events.source and cases.complaint_id = case_events.complaint_id
    where
        not case_events.is_stand_in and case_events.kind not in ('received', 'resolved', 'closed', 'reopened', 'merged')
        and case_events.direction is distinct from 'in' and case_events.is_automatic is not true
        and (cases.resolved_at is null or case_events.at <= cases.resolved_at)
),

counted as (
    select
        source, complaint_id, count(*) as actions, count(*) filter (where not says_who) as nameless,
        count(*) filter (where not says_what) as wordless, min_by(event_id, position) as first_event,
        min("at") as first_at, min_by(event_id, position) filter (where not says_who or not says_what) as faulty_event,
        min("at") filter (where not says_who or not says_what) as faulty_at
    from acted
    group by source, complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, cases.received_at, cases.resolved_at, cases.is_open,
        coalesce(counted.actions, 0) as actions, counted.nameless, counted.wordless,
        coalesce(counted.faulty_event, counted.first_event) as event_id,
        coalesce(counted.faulty_at, counted.first_at) as acted_at, source_evidence.has_events,
        source_evidence.has_actors, clock.verdict as clock_verdict
    from cases
    inner join source_evidence on cases.source = source_evidence.source
    left join counted on cases.source = counted.source and cases.complaint_id = counted.complaint_id
    left join clock_verdicts as clock
        on
            cases.source = clock.source and cases.complaint_id = clock.complaint_id and clock.clock = 'first_contact'
            and clock.cycle = 1
),

judged as (
    select
        source, complaint_id, received_at, resolved_at, actions, nameless, wordless, event_id, acted_at,
        case
            when not has_events then 'the log holds no events'
            when actions = 0 and resolved_at is null and is_open is null then 'the log does not say whether it was resolved'
            when actions = 0 and resolved_at is null and coalesce(clock_verdict, 'unknown') in ('unknown', 'not_applicable', 'met')
                then 'untouched, and the first-contact limit is not known'
            when actions > 0 and wordless = 0 and not has_actors then 'the log never says who acted'
        end as missing,
        actions = 0 and resolved_at is null and clock_verdict = 'running' as is_within_limit
    from told
)

select
    source, complaint_id,
    case
        when missing is not null then 'unknown'
        when is_within_limit then 'n/a'
        when actions > 0 and nameless = 0 and wordless = 0 then 'pass'
        else 'fail'
    end as verdict,
    coalesce(acted_at, resolved_at, received_at) as "at", event_id, cast(actions as double) as measured,
    cast(1 as double) as "limit", 'actions' as unit,
    case
        when missing is not null then missing
        when is_within_limit then 'open and untouched within the first-contact limit'
        when actions = 0 and resolved_at is not null then 'no action before it was resolved'
        when actions = 0 then 'no action within the first-contact limit'
        when wordless > 0 then 'actions that do not say what was done: ' || cast(wordless as varchar)
        when nameless > 0 then 'actions that do not say who did them: ' || cast(nameless as varchar)
        else 'each action says who and what'
    end as evidence
from judged
