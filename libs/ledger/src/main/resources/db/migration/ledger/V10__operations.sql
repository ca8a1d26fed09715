-- What operators do and see: pauses, orders to workers, attempts that ended without an answer, redrives, the audit, and
-- the history of the last weeks.

-- What nothing new is taken from. A row is there while the pause lasts.
create table pauses (
    scope text not null check (scope in ('queue', 'course')),
    -- the kind of the queue's jobs, or the course
    name text not null,
    reason text check (length(reason) between 1 and 500),
    by text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (scope, name)
);

-- The rule for everything but claim_jobs, which spells it out as it is called for every attempt.
create function is_paused(kind job_kind, course text) returns boolean language sql stable as $$
    select exists (select from pauses p where p.scope = 'queue' and p.name = is_paused.kind::text)
        or exists (select from pauses p where p.scope = 'course' and p.name = is_paused.course)
$$;

-- What a worker is told to do; a drain is also quiet. Kept apart from what workers say about themselves, as their rows
-- go when their model does.
create table worker_orders (
    worker text primary key,
    wanted text not null check (wanted in ('quiet', 'drain')),
    reason text check (length(reason) between 1 and 500),
    by text not null,
    at timestamptz not null default clock_timestamp()
);

alter table jobs
    add column attempt_started_at timestamptz,
    add column redrives int not null default 0;

-- Failed jobs stay and are few.
create index jobs_failed on jobs (id) where failure_code is not null;

-- Attempts that ended without an answer. The last one of a job is also in the job.
create table job_attempts (
    job uuid not null,
    attempt int not null,
    worker text not null,
    started_at timestamptz,
    ended_at timestamptz not null default clock_timestamp(),
    -- 'lost': its lease ran out; 'fault': the model, or what a worker needs, failed
    ending text not null check (ending in ('lost', 'fault')),
    cause text not null check (length(cause) between 1 and 100),
    -- the model server's
    words text check (length(words) between 1 and 1000),
    primary key (job, attempt)
);

create or replace function forget_deleted_jobs() returns trigger language plpgsql as $$
begin
    delete from announcements a using gone where a.job = gone.id;
    delete from feedback f using gone where f.job = gone.id;
    delete from job_attempts t using gone where t.job = gone.id;
    return null;
end
$$;

-- A redrive puts a failed or expired job back, and gives it time again. It skips an attempt's number if the ledger had
-- ended the job in a new epoch, so that the next attempt writes in another one.
create or replace trigger jobs_legal_transition before update on jobs for each row
    when (
        (old.settled_at is not null and not (old.state in ('failed', 'expired') and new.state = 'queued'))
        or new.epoch < old.epoch
        or new.attempt not in (old.attempt, old.attempt + 1)
        or (new.attempt <> old.attempt and new.state <> 'running' and old.settled_at is null)
        or (new.attempt = old.attempt and new.state = 'running' and old.state <> 'running')
        or (new.released_at is null and old.released_at is not null)
        or (new.cancel_requested_at is null and old.cancel_requested_at is not null)
        or (new.state <> old.state and case
            when new.state = 'accepted' then true
            when new.state = 'answered' then old.state <> 'running'
            when new.state = 'failed' then old.state = 'accepted'
            else false end))
    execute function refuse_job_change();

create or replace trigger jobs_request_is_fixed
    before update of id, kind, course, owner, conversation, prompt, requested_model, idempotency_key, request_digest,
        accepted_at on jobs for each row
    execute function refuse_job_change();

create trigger jobs_time_is_fixed before update of expires_at on jobs for each row
    when (old.settled_at is null or new.settled_at is not null)
    execute function refuse_job_change();

create table redrives (
    id uuid primary key,
    by text not null,
    reason text check (length(reason) between 1 and 500),
    at timestamptz not null default clock_timestamp(),
    -- as JSON
    filter json not null,
    finished_at timestamptz
);

create table redrive_jobs (
    redrive uuid not null references redrives on delete cascade,
    job uuid not null,
    -- null while it waits for its turn
    outcome text check (outcome in ('redriven', 'skipped')),
    done_at timestamptz,
    primary key (redrive, job),
    constraint redrive_jobs_done check ((outcome is null) = (done_at is null))
);

create index redrive_jobs_due on redrive_jobs (redrive, job) where outcome is null;
create index redrive_jobs_done on redrive_jobs (done_at) where outcome is not null;

-- Who did what, when and why. Rows never change and never go.
create table operator_actions (
    id uuid primary key,
    at timestamptz not null default clock_timestamp(),
    by text not null,
    action text not null,
    -- what it was done to: an id or a name
    target text not null,
    reason text check (length(reason) between 1 and 500),
    -- what was asked for and what it did, as JSON
    details json not null default '{}',
    affected int not null check (affected >= 0)
);

create index operator_actions_by_person on operator_actions (by, id);
create index operator_actions_by_target on operator_actions (target, id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = 'integrity_constraint_violation',
        message = format('%s: %s refused', tg_table_name, lower(tg_op)),
        constraint = tg_name,
        table = tg_table_name;
end
$$;

create trigger operator_actions_never_change before update or delete on operator_actions for each row
    execute function refuse_audit_change();
create trigger operator_actions_stay before truncate on operator_actions
    execute function refuse_audit_change();

-- Requests that were refused, by minute. They leave no job.
create table refusals (
    minute timestamptz not null,
    code text not null,
    course text not null,
    count bigint not null check (count > 0),
    primary key (minute, code, course)
);

-- What each queue looked like. A row is of "seconds" seconds from "at" on; older rows are of longer times.
create table queue_history (
    seconds int not null check (seconds in (60, 600, 3600)),
    at timestamptz not null,
    kind job_kind not null,
    -- the most there were
    held int not null,
    waiting int not null,
    running int not null,
    oldest_ms bigint not null,
    -- how many there were
    accepted int not null,
    answered int not null,
    failed int not null,
    cancelled int not null,
    expired int not null,
    -- of those that began, in milliseconds; null when none did
    began int not null,
    wait_p50_ms bigint,
    wait_p95_ms bigint,
    within_slo int not null,
    primary key (seconds, at, kind)
);

create table fleet_history (
    seconds int not null check (seconds in (60, 600, 3600)),
    at timestamptz not null,
    -- the most there were
    workers int not null,
    slots int not null,
    busy int not null,
    unarchived int not null,
    unarchived_oldest_ms bigint not null,
    refused int not null,
    answer_tokens bigint not null,
    primary key (seconds, at)
);
