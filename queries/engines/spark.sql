-- The vocabulary of the queries in Apache Spark 4: the same names as in duckdb.sql, with the same meaning.
-- Instants are TIMESTAMP_NTZ in UTC (spark.sql.timestampType); the session's time zone is UTC. All are total: null in, null out.
create or replace temporary function secs_between(from_at timestamp, to_at timestamp) returns bigint
return (unix_micros(cast(to_at as timestamp_ltz)) - unix_micros(cast(from_at as timestamp_ltz))) div 1000000;
create or replace temporary function days_between(from_on date, to_on date) returns bigint return cast(datediff(to_on, from_on) as bigint);
create or replace temporary function add_secs(an_instant timestamp, seconds double) returns timestamp
return cast(timestamp_micros(unix_micros(cast(an_instant as timestamp_ltz)) + cast(bround(seconds) as bigint) * 1000000) as timestamp);
create or replace temporary function add_days(a_day date, days double) returns date return date_add(a_day, cast(bround(days) as int));
create or replace temporary function day_of(an_instant timestamp) returns date return cast(an_instant as date);
create or replace temporary function week_of(an_instant timestamp) returns date return cast(date_trunc('week', an_instant) as date);
create or replace temporary function month_of(an_instant timestamp) returns date return cast(date_trunc('month', an_instant) as date);
create or replace temporary function hour_of(an_instant timestamp) returns bigint return cast(hour(an_instant) as bigint);
create or replace temporary function weekday_of(an_instant timestamp) returns bigint return cast(weekday(an_instant) + 1 as bigint);
create or replace temporary function whole_second(an_instant timestamp) returns timestamp
return cast(date_trunc('second', an_instant) as timestamp);
create or replace temporary function sec_of_day(an_instant timestamp) returns bigint
return cast(hour(an_instant) * 3600 + minute(an_instant) * 60 + floor(second(an_instant)) as bigint);
create or replace temporary function lies_in(an_instant timestamp, a_day date, from_second bigint, to_second bigint) returns boolean
return day_of(an_instant) = a_day and sec_of_day(an_instant) >= from_second and sec_of_day(an_instant) < to_second;
create or replace temporary function worked_by(an_instant timestamp, worked_before bigint, is_open boolean, from_second bigint) returns bigint
return worked_before + case when is_open then sec_of_day(an_instant) - from_second else 0 end;
create or replace temporary function to_local(an_instant timestamp, zone string) returns timestamp
return cast(from_utc_timestamp(cast(an_instant as timestamp_ltz), zone) as timestamp);
create or replace temporary function normal_z(tail double) returns double
return tail - (2.515517D + 0.802853D * tail + 0.010328D * tail * tail)
/ (1.0D + 1.432788D * tail + 0.189269D * tail * tail + 0.001308D * tail * tail * tail);
create or replace temporary function re_has(a_text string, pattern string) returns boolean return a_text rlike pattern;
create or replace temporary function re_extract(a_text string, pattern string, group_number int) returns string
return regexp_extract(a_text, pattern, group_number);
create or replace temporary function re_replace(a_text string, pattern string, new_text string) returns string
return regexp_replace(a_text, pattern, new_text);
create or replace temporary function keyed(sort_key bigint, a_text string) returns struct<sort_key: bigint, a_text: string>
return named_struct('sort_key', sort_key, 'a_text', a_text);
create or replace temporary function listed(texts array<struct<sort_key: bigint, a_text: string>>, separator string) returns string
return array_join(transform(array_sort(texts), one -> one.a_text), separator);
create or replace temporary function in_order(numbers array<double>) returns array<double> return array_sort(numbers);
create or replace temporary function at_place(numbers array<double>, place bigint) returns double
return element_at(numbers, cast(place as int));
create or replace temporary function numbers_between(first_number bigint, last_number bigint) returns table (number bigint)
return select explode(sequence(first_number, last_number)) as number;
-- Below: what DuckDB calls trim and lower; the step that spells a query for Spark puts these in their place.
create or replace temporary function trimmed(a_text string) returns string
return trim(both ' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000' from a_text);
create or replace temporary function lowered(a_text string) returns string return lower(translate(a_text, '\u0130\u03a3', 'i\u03c3'));
