-- What those are called who are counted by the family of their outlets.
select family, min(outlet) as outlet from feed where family is not null group by family having count(distinct outlet) = 1
