-- Settled jobs stay and unsettled ones are few, so to the planner every index of unsettled jobs looks empty. Of those
-- whose condition a statement fulfils it took the one with the fewest pages, and to count one owner's jobs it read
-- everybody's. The conditions on columns that are never null are only fulfilled by statements that compare the column.
drop index jobs_expiring;
create index jobs_expiring on jobs (expires_at) where settled_at is null and expires_at is not null;

drop index jobs_unsettled;
create index jobs_unsettled on jobs (kind, id) where settled_at is null and id is not null;
