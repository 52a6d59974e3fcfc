-- Why entries were left out.
select reason, count(*) as items from drops where state = 'dropped' group by reason order by items desc, reason limit $most
