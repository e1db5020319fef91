-- What each complaint is about: one kind of service, and the attributes of quality that it names.
-- one row per: source, complaint_id, axis, name
-- derived by: case
-- inputs: cases, subject_words
-- rule: domain.md section 5: eight kinds of service, five attributes. Words of the issue come before words of the description,
--   of each the first 300 characters; of several kinds of service the one with most words wins, then the first of the rule file; attributes may be several
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   axis          VARCHAR  area or quality
--   name          VARCHAR  the area or attribute; a case without a row of an axis is unknown in it
--   found_in      VARCHAR  issue or description
--   words         BIGINT   words of the rule that were found there
with texts as (
    -- an issue is read once, whatever the number of its cases; a description hardly ever stands twice, and as a key it costs much memory
    select distinct 'issue' as found_in, '' as source, left(issue, 300) as place_id, left(issue, 300) as text
    from cases
    where trim(issue) <> ''
    union all
    select 'description' as found_in, source, complaint_id as place_id, left(description, 300) as text
    from cases
    where trim(description) <> ''
),

folded as (
    select found_in, source, place_id, concat(' ', re_replace(lower(text), '[^\p{L}\p{N}]+', ' '), ' ') as words
    from texts
),

-- A bounded word begins with a word of the text, so only words with the same two first letters are looked for.
beginnings as (
    -- in the select list: a lateral join would hold all texts, more than 1 GiB of 5 million cases
    select found_in, source, place_id, words, unnest(string_split(words, ' ')) as word
    from folded
),

hits as (
    select beginnings.found_in, beginnings.source, beginnings.place_id, subject_words.axis, subject_words.name, subject_words.place, subject_words.word
    from beginnings
    inner join subject_words
        on
            left(beginnings.word, 2) = left(trim(subject_words.word), 2) and left(subject_words.word, 1) = ' '
            and contains(beginnings.words, subject_words.word)
            and (beginnings.found_in = 'issue' or subject_words.is_for_issue is not true)
    union
    select folded.found_in, folded.source, folded.place_id, subject_words.axis, subject_words.name, subject_words.place, subject_words.word
    from folded
    inner join subject_words on left(subject_words.word, 1) <> ' ' and contains(folded.words, subject_words.word)
    where re_has(folded.words, '[^ -~]') and (folded.found_in = 'issue' or subject_words.is_for_issue is not true)
),

matches as (
    select found_in, source, place_id, axis, name, min(place) as place, count(*) as words
    from hits
    group by found_in, source, place_id, axis, name
),

found as (
    select cases.source, cases.complaint_id, matches.axis, matches.name, matches.found_in, matches.place, matches.words
    from cases
    inner join matches on left(cases.issue, 300) = matches.place_id and matches.found_in = 'issue'
    union all
    select source, place_id as complaint_id, axis, name, found_in, place, words from matches
    where found_in = 'description'
)

select source, complaint_id, axis, name, found_in, words
from found
qualify
    found_in = max(found_in) over (partition by source, complaint_id, axis)
    and (
        axis = 'quality' or row_number() over (
            partition by source, complaint_id, axis
            order by found_in desc nulls last, words desc nulls last, place asc nulls last, name asc nulls last
        ) = 1
    )
