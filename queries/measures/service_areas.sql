-- Kinds of service that complaints are about, with how many could not be told.
-- one row per: area
-- inputs: subject_counts
-- rule: domain.md section 5: eight kinds of service; from words of the issue, else of the description; one kind a case
-- columns:
--   area             VARCHAR  kind of service; unknown where no word of the rule file is found
--   cases            BIGINT   cases with it
--   from_issue       BIGINT   cases among them told by the issue
--   from_words       BIGINT   cases among them told by the description
--   open_cases       BIGINT   cases among them that are not ended
--   share            DOUBLE   cases with it of all cases, 0 to 1; null without cases
select name as area, cases, from_issue, from_words, open_cases, share from subject_counts
where axis = 'area'
order by place nulls last, name
