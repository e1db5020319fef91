-- Kinds of service that complaints are about, with how many could not be told.
-- one row per: area
-- inputs: cases, case_subjects, subject_words
-- rule: domain.md section 5: eight kinds of service; from words of the issue, else of the description; one kind a case
-- columns:
--   area             VARCHAR  kind of service; unknown where no word of the rule file is found
--   cases            BIGINT   cases with it
--   from_issue       BIGINT   cases among them told by the issue
--   from_words       BIGINT   cases among them told by the description
--   open_cases       BIGINT   cases among them that are not ended
--   share            DOUBLE   cases with it of all cases, 0 to 1; null without cases
with names as (
    select name, min(place) as place
    from subject_words
    where axis = 'area'
    group by name
    union all
    select 'unknown' as name, cast(null as bigint) as place
),

told as (
    select cases.source, cases.complaint_id, cases.is_open, coalesce(case_subjects.name, 'unknown') as name, case_subjects.found_in
    from cases
    left join case_subjects
        on cases.source = case_subjects.source and cases.complaint_id = case_subjects.complaint_id and case_subjects.axis = 'area'
),

counted as (
    select
        name,
        count(*) as cases,
        count(*) filter (where found_in = 'issue') as from_issue,
        count(*) filter (where found_in = 'description') as from_words,
        count(*) filter (where is_open) as open_cases
    from told
    group by name
),

everything as (
    select count(*) as cases from cases
)

select
    names.name as area, coalesce(counted.cases, 0) as cases, coalesce(counted.from_issue, 0) as from_issue,
    coalesce(counted.from_words, 0) as from_words, coalesce(counted.open_cases, 0) as open_cases,
    cast(coalesce(counted.cases, 0) as double) / nullif(everything.cases, 0) as share
from names
cross join everything
left join counted on names.name = counted.name
order by names.place nulls last, names.name
