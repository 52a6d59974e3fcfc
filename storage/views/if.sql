-- DuckDB 2.0 has the function if(); the tools of 1.4 and 1.5 that open a snapshot have none by the time they read a view.
create or replace macro "if"(test, yes, no) as case when test then yes else no end;
comment on macro "if" is 'Either of two values, as in DuckDB 2.0, for older tools that open the snapshot.';
