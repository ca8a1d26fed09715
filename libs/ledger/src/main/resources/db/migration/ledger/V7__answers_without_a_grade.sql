-- What became of answers that gave no grade. Workers of the release before write none of this, while they and newer ones
-- run together: a missing reason says nothing.
alter table batch_items
    -- why the latest conclusion has no draft
    add column unusable_reason text;

alter table grading_asks
    -- what the answer did not give, one sentence each
    add column faults text[] not null default '{}';

alter table batches
    -- answers from then on are looked at, whether all of them fail; null for all
    add column judged_from timestamptz;
