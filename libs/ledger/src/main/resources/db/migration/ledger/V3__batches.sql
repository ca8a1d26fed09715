-- What instructors send: batches of items, and every grade that an item ever had. How an item stands follows from its
-- latest job (see item_settles), so that counts are a question about rows, and always add up.
--
-- JSON is of the type that keeps it as it was written, as digests are made of it.
--
-- Whoever locks several of these takes batches first, then jobs by id, then items.

create type batch_state as enum ('receiving', 'ready', 'processing', 'paused', 'cancelled');
create type batch_shape as enum ('grading', 'completions');
create type item_state as enum ('processing', 'succeeded', 'failed', 'cancelled', 'expired');
create type grade_source as enum ('model', 'recount', 'person', 'undo');

create table batches (
    id uuid primary key,
    shape batch_shape not null,
    owner text not null,
    course text not null,
    assignment text not null,
    idempotency_key text,
    request_digest text,

    -- 'receiving' until all items are here: nobody sees it, and a sweeper removes it when its sender is gone
    state batch_state not null default 'receiving',
    pause_reason text,
    -- the model that was asked for; null for the one that workers use by default
    model text,
    -- how to grade, as JSON that the grading library reads
    plan json not null,
    -- null for completions
    rubric_version text,
    -- the words that no submission can know (Delimiter)
    nonce text,
    canary text,
    roster_key text,
    -- what was skipped, rejected or worth a warning when the upload was read
    report json not null default '{}',

    size int not null default 0,
    -- how many items, in their order, may be worked on: a trial works on a few
    started int not null default 0,
    spend_cap_ms bigint,
    expires_after interval not null,

    created_at timestamptz not null default clock_timestamp(),
    started_at timestamptz,
    expires_at timestamptz,
    released_at timestamptz,
    released_by text,

    receipts bigint not null default 0,
    receipts_hash text,

    constraint batches_idempotency check ((idempotency_key is null) = (request_digest is null)),
    constraint batches_pause check ((state = 'paused') = (pause_reason is not null)),
    constraint batches_rubric check (num_nulls(rubric_version, nonce, canary) = case when shape = 'grading' then 0 else 3 end),
    constraint batches_started check (started between 0 and size),
    constraint batches_receipts check ((receipts = 0) = (receipts_hash is null))
);

create unique index batches_by_key on batches (owner, idempotency_key) where idempotency_key is not null;
create index batches_by_course on batches (course, id);
create index batches_by_owner on batches (owner, id);
create index batches_receiving on batches (created_at) where state = 'receiving';

create table batch_rubrics (
    batch uuid not null references batches on delete cascade,
    version text not null,
    -- canonical JSON, of which the version is the SHA-256
    rubric text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null default clock_timestamp(),
    primary key (batch, version)
);

create table batch_items (
    batch uuid not null references batches on delete cascade,
    -- from 1, in the order of the upload
    nth int not null,
    custom_id text not null,
    student text not null,
    student_name text not null default '',
    -- other ids of the same person, and the address: whom a released grade may be shown to
    student_aliases text[] not null default '{}',
    late boolean not null default false,

    -- the submission as it was handed in, and as the model may read it; for completions both are the request
    original_key text not null,
    blind_key text not null,
    -- of the blind one
    digest text not null,
    estimated_tokens int not null check (estimated_tokens >= 0),
    -- what in the submission talks to the grader, as JSON
    findings json not null default '[]',

    state item_state not null default 'processing',
    -- the latest job; null while the item waits for its first, or for another
    job uuid,
    -- criteria to ask for in the latest job, or in the next; null for all
    ask_again text[],
    -- the rubric that the latest job grades by, or that ask_again was worked out for
    rubric_version text,
    -- the job whose conclusion is in this row
    concluded_job uuid,
    failure_code text,
    failure_message text,
    flags text[] not null default '{}',
    -- points that a person's look is expected to move
    expected_gain double precision,
    model text,
    model_digest text,
    rehearsal boolean,
    -- of all asks of all jobs
    asks int not null default 0,
    prompt_tokens bigint not null default 0,
    cached_tokens bigint not null default 0,
    answer_tokens bigint not null default 0,
    spent_ms bigint not null default 0,
    settled_at timestamptz,

    -- rises with every grade, so that two graders cannot overwrite each other
    revision int not null default 0,
    -- the revisions of "grades" that count: the model's latest, and a person's if there is one
    draft_revision int,
    review_revision int,
    -- for completions: the model's reply as JSON
    reply json,

    primary key (batch, nth),
    constraint batch_items_custom_id unique (batch, custom_id),
    constraint batch_items_settled check ((settled_at is null) = (state = 'processing')),
    constraint batch_items_failure check (
        num_nulls(failure_code, failure_message) = case when state = 'failed' then 0 else 2 end)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create unique index batch_items_by_job on batch_items (job) where job is not null;
create index batch_items_waiting on batch_items (batch, nth) where state = 'processing' and job is null;
create index batch_items_begun on batch_items (batch) where state = 'processing' and job is not null;
create index batch_items_by_state on batch_items (batch, state, nth);
create index batch_items_by_student on batch_items (student);
create index batch_items_by_alias on batch_items using gin (student_aliases);

-- Every question that a model was asked for an item, so that a lost worker costs one question, and receipts can tell.
create table grading_asks (
    job uuid not null,
    ordinal int not null,
    batch uuid not null references batches on delete cascade,
    nth int not null,
    purpose text not null check (purpose in ('draft', 'copy', 'sample', 'completion')),
    prompt_digest text not null,
    answer text not null,
    cut_off boolean not null,
    usable boolean not null,
    model text not null,
    model_digest text,
    rehearsal boolean not null,
    options json not null,
    prompt_tokens int not null,
    cached_tokens int,
    answer_tokens int not null,
    took_ms bigint not null,
    asked_at timestamptz not null default clock_timestamp(),
    primary key (job, ordinal)
);

create index grading_asks_by_item on grading_asks (batch, nth);
create index grading_asks_by_model on grading_asks (model, asked_at);

-- Every grade that ever counted, whoever made it. Rows never change, but for the receipt that they get.
create table grades (
    batch uuid not null references batches on delete cascade,
    nth int not null,
    revision int not null,
    source grade_source not null,
    rubric_version text not null,
    -- as JSON; null for an undo that leaves no person's grade
    grade json,
    -- of a person's grade or its undoing
    by text,
    note text,
    -- of a model's grade
    job uuid,
    -- of a person's: the person's grade that counted before, and counts again when this one is taken back
    replaces int,
    -- whether any of it is the rehearsal server's
    rehearsal boolean not null default false,
    at timestamptz not null default clock_timestamp(),
    receipt bigint,
    primary key (batch, nth, revision),
    constraint grades_source check (case source
        when 'model' then grade is not null and job is not null and by is null
        when 'recount' then grade is not null and job is null
        when 'person' then grade is not null and by is not null and job is null and not rehearsal
        when 'undo' then by is not null and job is null and not rehearsal end)
);

create unique index grades_by_job on grades (job) where job is not null;
create index grades_without_receipt on grades (batch, at) where receipt is null;

create table receipts (
    batch uuid not null references batches on delete cascade,
    sequence bigint not null,
    nth int not null,
    revision int not null,
    receipt text not null,
    hash text not null,
    object_key text,
    primary key (batch, sequence)
);

create index receipts_unstored on receipts (batch, sequence) where object_key is null;

create table appeals (
    id uuid primary key,
    batch uuid not null references batches on delete cascade,
    nth int not null,
    criterion text not null,
    reason text not null check (length(reason) between 1 and 4000),
    by text not null,
    at timestamptz not null default clock_timestamp(),
    -- the instructor's answer
    accepted boolean,
    answer text check (length(answer) between 1 and 4000),
    answered_by text,
    answered_at timestamptz,
    constraint appeals_answer check (num_nulls(accepted, answer, answered_by, answered_at) in (0, 4))
);

create index appeals_by_item on appeals (batch, nth, id);
create unique index appeals_open on appeals (batch, nth, criterion) where answered_at is null;

-- How a job ends is how its item ends, whoever ended it: a worker, a person, or the sweeper.
create function item_settles() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
begin
    update batch_items set
        state = case new.state when 'answered' then 'succeeded' else new.state::text end::item_state,
        failure_code = new.failure_code,
        failure_message = new.failure_message,
        model = coalesce(new.model, model),
        model_digest = coalesce(new.model_digest, model_digest),
        rehearsal = coalesce(new.rehearsal, rehearsal),
        settled_at = new.settled_at
    where job = new.id and state = 'processing';
    return null;
end
$$;

create trigger jobs_settle_items after update of state on jobs for each row
    when (new.kind = 'grading' and new.settled_at is not null)
    execute function item_settles();

-- A grade is what somebody may have to answer for: only its receipt may be added.
create function refuse_grade_change() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = 'integrity_constraint_violation',
        message = format('grade of item %s, revision %s: change refused', old.nth, old.revision),
        constraint = tg_name,
        table = 'grades';
end
$$;

create trigger grades_never_change before update on grades for each row
    when (old.receipt is not null
        or (new.batch, new.nth, new.revision, new.source, new.rubric_version, new.grade::text, new.by, new.note, new.job,
                new.replaces, new.rehearsal, new.at)
            is distinct from
            (old.batch, old.nth, old.revision, old.source, old.rubric_version, old.grade::text, old.by, old.note, old.job,
                old.replaces, old.rehearsal, old.at))
    execute function refuse_grade_change();
