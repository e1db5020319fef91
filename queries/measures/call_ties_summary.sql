-- How calls are tied to cases, and how many led to no record.
-- one row per: source, tie
-- inputs: call_ties, whole_calls
-- rule: measures.md, Calls: a call is tied to a case by case id, else by customer and time; the tie says which it was
-- columns:
--   source         VARCHAR  source of the calls
--   tie            VARCHAR  case id, customer and time, or none (a call that led to no record)
--   calls          BIGINT   calls tied that way
--   answered       BIGINT   of these, answered by a person
--   no_customer    BIGINT   of these, calls whose customer is not known: they can't be tied by customer
--   calls_share    DOUBLE   share of the source's calls, 0 to 1
select
    call_ties.source, call_ties.tie, count(*) as calls,
    count(*) filter (where whole_calls.outcome = 'answered') as answered,
    count(*) filter (where whole_calls.customer_id is null) as no_customer,
    cast(count(*) as double) / sum(count(*)) over (partition by call_ties.source) as calls_share
from call_ties
inner join whole_calls on call_ties.source = whole_calls.source and call_ties.call_id = whole_calls.call_id
group by call_ties.source, call_ties.tie
order by call_ties.source, call_ties.tie
