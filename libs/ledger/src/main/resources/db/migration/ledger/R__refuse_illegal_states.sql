-- The states of items, batches, appeals and receipts, as the tables in libs/ledger/README.md have them; V1 guards those
-- of jobs. Programs make none of these changes; the triggers keep a mistake in one of them from becoming the truth.

create or replace function refuse_state_change() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = 'integrity_constraint_violation',
        message = format('%s: %s refused', tg_table_name, lower(tg_op)),
        constraint = tg_name,
        table = tg_table_name;
end
$$;

create or replace trigger batches_begin_receiving before insert on batches for each row
    when (new.state <> 'receiving')
    execute function refuse_state_change();

create or replace trigger batches_legal_transition before update of state on batches for each row
    when (new.state <> old.state and not case new.state
        when 'receiving' then false
        when 'ready' then old.state = 'receiving'
        when 'processing' then old.state in ('receiving', 'ready', 'paused')
        when 'paused' then old.state = 'processing'
        when 'cancelled' then old.state in ('ready', 'processing', 'paused')
        end)
    execute function refuse_state_change();

create or replace trigger batch_items_begin_processing before insert on batch_items for each row
    when (new.state <> 'processing')
    execute function refuse_state_change();

-- A settled item is only ever worked on again; it does not end a second time in another way.
create or replace trigger batch_items_legal_transition before update of state on batch_items for each row
    when (new.state <> old.state and old.state <> 'processing' and new.state <> 'processing')
    execute function refuse_state_change();

create or replace trigger appeals_begin_open before insert on appeals for each row
    when (new.answered_at is not null)
    execute function refuse_state_change();

create or replace trigger appeals_answered_once before update on appeals for each row
    when (old.answered_at is not null)
    execute function refuse_state_change();

create or replace trigger grades_begin_without_receipt before insert on grades for each row
    when (new.receipt is not null)
    execute function refuse_state_change();
