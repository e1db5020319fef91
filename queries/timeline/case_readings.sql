-- How many texts each case has, how many of them were read for words, and why its words can't be judged, where they can't.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: cases, case_texts, source_texts
-- rule: measures.md: unknown is never pass: words count as absent only where texts are there and each of them was read
-- columns:
--   source         VARCHAR  name of the source in the settings
--   complaint_id   VARCHAR  the case
--   out_texts      BIGINT   texts that went to the customer
--   in_texts       BIGINT   texts that came from the customer
--   staff_texts    BIGINT   texts that went to the customer or stayed inside
--   missing_out    VARCHAR  why words to this customer can't be judged absent; null where they can
--   missing_in     VARCHAR  why words of this customer can't be judged absent; null where they can
--   missing_staff  VARCHAR  why words of the staff, notes included, can't be judged absent; null where they can
with counted as (
    select
        cases.source, cases.complaint_id,
        count(*) filter (where case_texts.direction in ('out', 'both')) as out_texts,
        count(*) filter (where case_texts.direction in ('in', 'both')) as in_texts,
        count(*) filter (where case_texts.direction in ('out', 'both', 'internal')) as staff_texts,
        count(*) filter (where case_texts.direction in ('out', 'both') and not case_texts.is_read) as out_unread,
        count(*) filter (where case_texts.direction in ('in', 'both') and not case_texts.is_read) as in_unread,
        count(*) filter (
            where case_texts.direction in ('out', 'both', 'internal') and not case_texts.is_read
        ) as staff_unread
    from cases
    left join case_texts on cases.source = case_texts.source and cases.complaint_id = case_texts.complaint_id
    group by cases.source, cases.complaint_id
)

select
    counted.source, counted.complaint_id, counted.out_texts, counted.in_texts, counted.staff_texts,
    case
        when not source_texts.has_out then 'the log holds no outbound text'
        when out_texts = 0 then 'no outbound text of this case'
        when out_unread > 0 then 'an outbound text was not read for words'
    end as missing_out,
    case
        when not source_texts.has_in then 'the log holds no text of a customer'
        when in_texts = 0 then 'no text of the customer in this case'
        when in_unread > 0 then 'a text of the customer was not read for words'
    end as missing_in,
    case
        when not source_texts.has_staff then 'the log holds no text of the staff'
        when staff_texts = 0 then 'no text of the staff in this case'
        when staff_unread > 0 then 'a text of the staff was not read for words'
    end as missing_staff
from counted
inner join source_texts on counted.source = source_texts.source
