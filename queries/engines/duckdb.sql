-- The vocabulary of the queries in DuckDB: the only functions whose meaning differs between engines, and formulas that queries share.
-- Instants are TIMESTAMP in UTC. All are total: null in, null out.
create or replace temp macro secs_between(from_at, to_at) as (epoch_us(to_at) - epoch_us(from_at)) // 1000000;
create or replace temp macro days_between(from_on, to_on) as date_diff('day', cast(from_on as date), cast(to_on as date));
create or replace temp macro add_secs(an_instant, seconds) as an_instant + to_microseconds(cast(seconds as bigint) * 1000000);
create or replace temp macro add_days(a_day, days) as cast(a_day + to_days(cast(days as integer)) as date);
create or replace temp macro day_of(an_instant) as cast(an_instant as date);
create or replace temp macro week_of(an_instant) as cast(date_trunc('week', an_instant) as date);
create or replace temp macro month_of(an_instant) as cast(date_trunc('month', an_instant) as date);
create or replace temp macro hour_of(an_instant) as cast(hour(an_instant) as bigint);
create or replace temp macro weekday_of(an_instant) as cast(isodow(an_instant) as bigint);
create or replace temp macro whole_second(an_instant) as date_trunc('second', an_instant);
create or replace temp macro sec_of_day(an_instant) as epoch_us(an_instant) // 1000000 - epoch_us(date_trunc('day', an_instant)) // 1000000;
create or replace temp macro lies_in(an_instant, a_day, from_second, to_second) as
day_of(an_instant) = a_day and sec_of_day(an_instant) >= from_second and sec_of_day(an_instant) < to_second;
create or replace temp macro worked_by(an_instant, worked_before, is_open, from_second) as
worked_before + case when is_open then sec_of_day(an_instant) - from_second else 0 end;
create or replace temp macro to_local(an_instant, zone) as
case when zone = 'UTC' then an_instant else make_timestamptz(epoch_us(an_instant)) at time zone zone end;
-- standard deviations that the normal is above with chance p, told sqrt(-2 ln p): Abramowitz and Stegun 26.2.23
create or replace temp macro normal_z(tail) as tail - (2.515517 + 0.802853 * tail + 0.010328 * tail * tail)
/ (1.0 + 1.432788 * tail + 0.189269 * tail * tail + 0.001308 * tail * tail * tail);
create or replace temp macro re_has(a_text, pattern) as regexp_matches(a_text, pattern);
create or replace temp macro re_extract(a_text, pattern, group_number) as regexp_extract(a_text, pattern, group_number);
create or replace temp macro re_replace(a_text, pattern, new_text) as regexp_replace(a_text, pattern, new_text, 'g');
create or replace temp macro keyed(sort_key, a_text) as struct_pack(sort_key := cast(sort_key as bigint), a_text := a_text);
create or replace temp macro listed(texts, separator) as array_to_string(
    list_transform(list_sort(cast(texts as struct (sort_key bigint, a_text varchar)[])), lambda one: one.a_text), separator
);
create or replace temp macro in_order(numbers) as list_sort(cast(numbers as double[]));
create or replace temp macro at_place(numbers, place) as numbers[place];
create or replace temp macro numbers_between(first_number, last_number) as table
    select unnest(generate_series(cast(first_number as bigint), cast(last_number as bigint))) as number;
