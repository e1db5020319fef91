-- F2 first: we made contact inside the first-contact limit, before the customer had to ask again.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_events, case_words, clock_starts, clock_times
-- rule: measures.md, 3W4R8F and Clocks (first_contact up to the first end, raised severities too). Asked again = words of chasing in a text
--   of the customer or a call, or a further contact of the customer without a text, after receipt and before our first contact. Chasing
--   words in the complaint itself are about an earlier matter, those in our own texts are ours
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured; of a contact that never came: up to now while the case is open, then empty
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
with chases as (
    select source, complaint_id, "at", event_id, quote from case_words
    where category = 'chases' and text_kind <> 'description' and direction in ('in', 'both')
    union all
    select source, complaint_id, "at", event_id, cast(null as varchar) as quote from case_events
    where kind = 'contact' and direction = 'in' and is_automatic is not true and coalesce(trim(text), '') = ''
),

-- the clock from receipt, and tighter ones that a raised severity began before the case ended: the worst decides
first_clocks as (
    select clock_times.* from clock_times
    left join clock_starts
        on
            clock_times.source = clock_starts.source and clock_times.complaint_id = clock_starts.complaint_id
            and clock_times.cycle = clock_starts.start_number
    where
        clock_times.clock = 'first_contact'
        and (clock_times.cycle = 1 or (clock_starts.is_raise and clock_starts.cycle = 1))
    qualify
        row_number() over (
            partition by clock_times.source, clock_times.complaint_id
            order by
                case clock_times.verdict when 'breached' then 1 when 'unknown' then 2 when 'running' then 3 else 4 end,
                clock_times.cycle
        ) = 1
),

clocked as (
    select
        cases.source, cases.complaint_id, cases.received_at, clock.verdict as clock_verdict, clock.reason, clock.due_at,
        clock.stopped_at, clock.stop_event_id, clock.limit_seconds,
        case when clock.stopped_at is not null or cases.is_open is not false then clock.working_seconds end as working_seconds
    from cases
    left join first_clocks as clock on cases.source = clock.source and cases.complaint_id = clock.complaint_id
),

first_chases as (
    select chases.source, chases.complaint_id, chases.at, chases.event_id, chases.quote from chases
    inner join clocked on chases.source = clocked.source and chases.complaint_id = clocked.complaint_id
    where
        chases.at > clocked.received_at
        and (
            chases.at < clocked.stopped_at or (clocked.stopped_at is null and clocked.clock_verdict in ('running', 'breached'))
        )
    qualify
        row_number() over (
            partition by chases.source, chases.complaint_id order by chases.at, chases.event_id, chases.quote
        ) = 1
),

judged as (
    select
        clocked.*, first_chases.at as chased_at, first_chases.event_id as chase_event, first_chases.quote,
        case
            when first_chases.at is not null or clocked.clock_verdict = 'breached' then 'fail'
            when clocked.clock_verdict = 'met' then 'pass'
            else 'unknown'
        end as verdict
    from clocked
    left join first_chases
        on clocked.source = first_chases.source and clocked.complaint_id = first_chases.complaint_id
)

select
    source, complaint_id, verdict,
    coalesce(chased_at, stopped_at, due_at) as "at",
    case when chased_at is not null then chase_event else stop_event_id end as event_id,
    cast(working_seconds as double) as measured, cast(limit_seconds as double) as "limit", 's' as unit,
    case
        when quote is not null then 'the customer had to ask again: "' || quote || '"'
        when chased_at is not null then 'the customer got in touch again before our first contact'
        when clock_verdict = 'breached' and stopped_at is null then 'no contact within the limit'
        when clock_verdict = 'breached' then 'first contact after the limit'
        when clock_verdict = 'met' then 'first contact inside the limit'
        when clock_verdict = 'running' then 'no contact yet, and the limit is not over'
        else coalesce(reason, 'no first-contact clock for this case')
    end as evidence
from judged
