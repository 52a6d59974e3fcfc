-- Every finished run can say where each entry went.
select run_id as subject, (books ->> 'unexplained') || ' entries unexplained' as detail
from run where outcome = 'done' and coalesce((books ->> 'unexplained')::integer, -1) <> 0
