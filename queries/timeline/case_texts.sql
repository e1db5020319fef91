-- Every text of every case by now, with who spoke to whom, and whether the words engine has read it.
-- one row per: text_source, text_kind, text_id
-- derived by: case
-- inputs: case_events, cases, tied_calls, words_scanned
-- rule: measures.md, 3W4R8F: judged are texts that a person wrote or said; an automatic text never counts. Where an event does not
--   state its direction, its kind tells: promised, solution_offered, compensated and followed_up go out, received and
--   solution_refused come in, a contact may be either, all else stays inside. What the customer can't see stays inside.
--   A case's resolution goes out; a call has two voices, and the words' category tells whose they are
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   text_source   VARCHAR    source of the text; a call may come from another than the case
--   text_kind     VARCHAR    event, description, resolution or call
--   text_id       VARCHAR    event_id, complaint_id or call_id that holds the text
--   event_id      VARCHAR    the event, where an event holds it
--   at            TIMESTAMP  when; null where the record gives no time
--   direction     VARCHAR    out (to the customer), in (from the customer), both or internal; null = not stated
--   is_read       BOOLEAN    true where the words engine has read it
with told as (
    select
        source, complaint_id, source as text_source, 'event' as text_kind, event_id as text_id, event_id, "at",
        case
            when direction = 'in' then 'in'
            when direction = 'internal' or is_public is false then 'internal'
            when direction = 'out' or kind in ('promised', 'solution_offered', 'compensated', 'followed_up') then 'out'
            when kind in ('received', 'solution_refused') then 'in'
            when kind <> 'contact' then 'internal'
        end as direction
    from case_events
    where trim(text) <> '' and is_automatic is not true
    union all
    select
        source, complaint_id, source as text_source, 'description' as text_kind, complaint_id as text_id,
        cast(null as varchar) as event_id, received_at as "at", 'in' as direction
    from cases
    where trim(description) <> ''
    union all
    select
        source, complaint_id, source as text_source, 'resolution' as text_kind, complaint_id as text_id,
        cast(null as varchar) as event_id, resolved_at as "at", 'out' as direction
    from cases
    where trim(resolution) <> '' and (resolved_at is not null or is_open is null)
    union all
    select
        source, complaint_id, call_source as text_source, 'call' as text_kind, call_id as text_id,
        cast(null as varchar) as event_id, started_at as "at", 'both' as direction
    from tied_calls
    where has_text
)

select
    told.source, told.complaint_id, told.text_source, told.text_kind, told.text_id, told.event_id, told.at, told.direction,
    words_scanned.text_id is not null as is_read
from told
left join words_scanned
    on
        told.text_source = words_scanned.source and told.text_kind = words_scanned.text_kind
        and told.text_id = words_scanned.text_id
