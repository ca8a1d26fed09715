-- The truth about jobs. A row goes accepted -> queued -> running -> one settled state; the checks make illegal rows
-- impossible, the triggers illegal transitions.
--
-- Marking a job as queued, claiming it, checkpointing it and giving it back touch no index (heap-only tuples), for which
-- the fill factor leaves room: no index knows the state, the attempt or the lease, and predicates ask only whether a job
-- is settled or released.
--
-- PostgreSQL reads every check and trigger condition anew for each statement, letter by letter: so states are an enum
-- and conditions are short.

-- In this order: what is at most queued waits, what is at least answered is settled.
create type job_state as enum ('accepted', 'queued', 'running', 'answered', 'failed', 'cancelled', 'expired');
create type job_kind as enum ('prompt', 'grading');

create table jobs (
    id uuid primary key,
    kind job_kind not null,
    course text not null,
    owner text not null,
    conversation text,
    prompt text not null,
    requested_model text,
    idempotency_key text,
    request_digest text,
    accepted_at timestamptz not null,
    expires_at timestamptz not null,

    state job_state not null,
    -- null while the job is held back behind its owner's window
    released_at timestamptz,
    -- when it was last given to a dispatcher for sending, or known to be in its queue
    sent_at timestamptz,
    resends int not null default 0,
    queued_at timestamptz,

    attempt int not null default 0,
    lease_until timestamptz,
    worker text,
    cancel_requested_at timestamptz,
    started_at timestamptz,
    first_chunk_at timestamptz,

    -- the attempt that wrote "text"; one more than the last attempt when the ledger ended the job after it was lost,
    -- as readers may hold more of the lost attempt's text than was checkpointed
    epoch int not null default 0,
    text text not null default '',
    -- in UTF-16 code units, which PostgreSQL cannot count
    text_length int not null default 0,

    settled_at timestamptz,
    failure_code text,
    failure_message text,
    model text,
    model_digest text,
    rehearsal boolean,
    prompt_tokens int,
    cached_tokens int,
    answer_tokens int,

    constraint jobs_idempotency check ((idempotency_key is null) = (request_digest is null)),
    constraint jobs_progress check (case
        when state = 'accepted' then attempt = 0
        when state = 'queued' then queued_at is not null and released_at is not null
        when state = 'running' then attempt > 0 and worker is not null and started_at is not null
            and queued_at is not null and released_at is not null
        when state = 'answered' then model is not null and epoch = attempt
        else true end),
    constraint jobs_lease check ((lease_until is null) = (state <> 'running')),
    constraint jobs_settled check ((settled_at is null) = (state < 'answered')),
    constraint jobs_answer check (
        num_nulls(answer_tokens, prompt_tokens) = case when state = 'answered' then 0 else 2 end
        and (cached_tokens is null or prompt_tokens is not null)),
    constraint jobs_failure check (
        num_nulls(failure_code, failure_message) = case when state = 'failed' then 0 else 2 end),
    constraint jobs_text check (
        epoch between 0 and attempt + 1
        and case when epoch = 0 or text_length = 0 then text_length = 0 and text = ''
            else text_length > 0 and text <> '' end),
    constraint jobs_model check (num_nulls(model, rehearsal) <> 1 and (model is not null or model_digest is null)),
    constraint jobs_sent check (num_nulls(released_at, sent_at) <> 1)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

-- One job for each key of an owner.
create unique index jobs_by_key on jobs (owner, idempotency_key) where idempotency_key is not null;

-- An owner's jobs and conversations, newest first.
create index jobs_by_owner on jobs (owner, id);
create index jobs_by_conversation on jobs (owner, conversation, id) where conversation is not null;

-- What counts against an owner's window, what sweepers look through, and, with the held ones, what is outstanding.
create index jobs_released on jobs (owner, kind) where settled_at is null and released_at is not null;
create index jobs_held on jobs (owner, kind, id) where settled_at is null and released_at is null;

-- Positions.
create index jobs_unsettled on jobs (kind, id) where settled_at is null;

create index jobs_expiring on jobs (expires_at) where settled_at is null;

-- How long runs take, and what is old enough to be deleted.
create index jobs_settled on jobs (kind, settled_at) where settled_at is not null;

create function refuse_job_change() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = 'integrity_constraint_violation',
        message = format('job %s: %s refused', coalesce(old.id, new.id), lower(tg_op)),
        constraint = tg_name,
        table = 'jobs';
end
$$;

create trigger jobs_begin_accepted before insert on jobs for each row
    when (new.state <> 'accepted' or new.epoch <> 0)
    execute function refuse_job_change();

-- The request of a job never changes.
create trigger jobs_request_is_fixed
    before update of id, kind, course, owner, conversation, prompt, requested_model, idempotency_key, request_digest,
        accepted_at, expires_at on jobs for each row
    execute function refuse_job_change();

-- A settled job never changes; attempts and epochs never go back, and only a claim makes an attempt.
create trigger jobs_legal_transition before update on jobs for each row
    when (
        old.settled_at is not null
        or new.epoch < old.epoch
        or new.attempt not in (old.attempt, old.attempt + 1)
        or (new.attempt <> old.attempt and new.state <> 'running')
        or (new.attempt = old.attempt and new.state = 'running' and old.state <> 'running')
        or (new.released_at is null and old.released_at is not null)
        or (new.cancel_requested_at is null and old.cancel_requested_at is not null)
        or (new.state <> old.state and case
            when new.state = 'accepted' then true
            when new.state = 'answered' then old.state <> 'running'
            when new.state = 'failed' then old.state = 'accepted'
            else false end))
    execute function refuse_job_change();

-- Settled jobs may be deleted when their time is over, others never.
create trigger jobs_unsettled_stay before delete on jobs for each row
    when (old.settled_at is null)
    execute function refuse_job_change();

-- A token bucket for each owner, written only under the owner's lock (see lock_owners).
create table owners (
    owner text primary key,
    tokens double precision not null check (tokens >= 0),
    refilled_at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- Settled jobs that have no transcript yet.
create table announcements (
    job uuid primary key,
    announced_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

create index announcements_due on announcements (announced_at);

-- Settled jobs that were given to one object in the archive.
create table transcripts (
    id uuid primary key,
    course text not null,
    settled_on date not null,
    jobs uuid[] not null,
    assigned_at timestamptz not null,
    object_key text,
    sha256 text,
    written_at timestamptz,
    constraint transcripts_jobs check (cardinality(jobs) > 0),
    constraint transcripts_written check (
        (written_at is null) = (object_key is null) and (written_at is null) = (sha256 is null))
);

create index transcripts_unwritten on transcripts (assigned_at) where written_at is null;

create table notifiers (
    instance text primary key,
    internal_address text not null,
    heartbeat_at timestamptz not null
) with (fillfactor = 50);

create table workers (
    instance text primary key,
    model text not null,
    slots int not null check (slots >= 0),
    busy int not null check (busy >= 0),
    rehearsal boolean not null,
    heartbeat_at timestamptz not null
) with (fillfactor = 50);
