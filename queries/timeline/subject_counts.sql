-- How many cases are about each kind of service and each attribute of quality, and how many could not be told.
-- one row per: axis, name
-- inputs: cases, case_subjects, subject_words
-- rule: domain.md section 5: from words of the issue, else of the description
-- columns:
--   axis        VARCHAR  area (kinds of service) or quality (attributes)
--   name        VARCHAR  kind or attribute; unknown where no word of the rule file is found
--   place       BIGINT   its place in the rule file; null for unknown
--   cases       BIGINT   cases with it
--   from_issue  BIGINT   cases among them that the words of the issue told
--   from_words  BIGINT   cases among them that the words of the description told
--   open_cases  BIGINT   cases among them that are not ended
--   share       DOUBLE   cases with it of all cases, 0 to 1; null without cases
with axes as (
    select 'area' as axis
    union all
    select 'quality' as axis
),

names as (
    select axis, name, min(place) as place from subject_words
    group by axis, name
    union all
    select axis, 'unknown' as name, cast(null as bigint) as place from axes
),

told as (
    select axes.axis, cases.is_open, coalesce(case_subjects.name, 'unknown') as name, case_subjects.found_in
    from cases
    cross join axes
    left join case_subjects
        on
            cases.source = case_subjects.source and cases.complaint_id = case_subjects.complaint_id
            and axes.axis = case_subjects.axis
),

counted as (
    select
        axis, name, count(*) as cases,
        count(*) filter (where found_in = 'issue') as from_issue,
        count(*) filter (where found_in = 'description') as from_words,
        count(*) filter (where is_open) as open_cases
    from told
    group by axis, name
),

everything as (
    select count(*) as cases from cases
)

select
    names.axis, names.name, names.place, coalesce(counted.cases, 0) as cases, coalesce(counted.from_issue, 0) as from_issue,
    coalesce(counted.from_words, 0) as from_words, coalesce(counted.open_cases, 0) as open_cases,
    cast(coalesce(counted.cases, 0) as double) / nullif(everything.cases, 0) as share
from names
cross join everything
left join counted on names.axis = counted.axis and names.name = counted.name
