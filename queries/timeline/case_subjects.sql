-- What each complaint is about: one kind of service, and the attributes of quality that it names.
-- one row per: source, complaint_id, axis, name
-- inputs: cases, subject_words
-- rule: domain.md section 5: eight kinds of service, five attributes. Words of the issue come before words of the first 300 characters of the
--   description; of several kinds of service the one with most words wins, then the first of the rule file; attributes may be several
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   axis          VARCHAR  area or quality
--   name          VARCHAR  the area or attribute; a case without a row of an axis is unknown in it
--   found_in      VARCHAR  issue or description
--   words         BIGINT   words of the rule that were found there
with issues as (
    select distinct issue, concat(' ', re_replace(lower(issue), '[^\p{L}\p{N}]+', ' '), ' ') as folded
    from cases
    where trim(issue) <> ''
),

issue_words as (
    select issues.issue, subject_words.axis, subject_words.name, min(subject_words.place) as place, count(*) as words
    from issues
    inner join subject_words on contains(issues.folded, subject_words.word)
    group by issues.issue, subject_words.axis, subject_words.name
),

by_issue as (
    select cases.source, cases.complaint_id, issue_words.axis, issue_words.name, 'issue' as found_in, issue_words.place, issue_words.words
    from cases
    inner join issue_words on cases.issue = issue_words.issue
),

descriptions as (
    select
        cases.source, cases.complaint_id, axes.axis,
        concat(' ', re_replace(lower(left(cases.description, 300)), '[^\p{L}\p{N}]+', ' '), ' ') as folded
    from cases
    cross join (select distinct axis from subject_words) as axes
    left join (select distinct source, complaint_id, axis from by_issue) as settled
        on cases.source = settled.source and cases.complaint_id = settled.complaint_id and axes.axis = settled.axis
    where trim(cases.description) <> '' and settled.source is null
),

by_description as (
    select
        descriptions.source, descriptions.complaint_id, descriptions.axis, subject_words.name, 'description' as found_in,
        min(subject_words.place) as place, count(*) as words
    from descriptions
    inner join subject_words on descriptions.axis = subject_words.axis and contains(descriptions.folded, subject_words.word)
    group by descriptions.source, descriptions.complaint_id, descriptions.axis, subject_words.name
),

found as (
    select source, complaint_id, axis, name, found_in, place, words from by_issue
    union all
    select source, complaint_id, axis, name, found_in, place, words from by_description
)

select source, complaint_id, axis, name, found_in, words
from found
qualify axis = 'quality' or row_number() over (
    partition by source, complaint_id, axis order by words desc nulls last, place asc nulls last, name asc nulls last
) = 1
