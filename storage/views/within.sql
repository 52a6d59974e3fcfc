-- Whether a day or instant lies between two days, both included; null for a bound means none.
create or replace macro within(moment, since, until) as
    utc_day(moment) between coalesce(since::date, date '0001-01-01') and coalesce(until::date, date '9999-12-31');
comment on macro within is 'Whether a day or an instant lies between two days, both included; null as a bound means none.';
