-- What is needed to say how long waiting takes, and to find out afterwards whether it was true.

-- Workers of the release before say none of it, while they and newer ones run together.
alter table workers
    add column grading_slots int,
    add column prefill_tokens_per_second double precision,
    add column decode_tokens_per_second double precision;

-- What the last worker with a model measured: for the time when none is alive.
create table model_speeds (
    model text primary key,
    slots int not null,
    grading_slots int not null,
    prefill_tokens_per_second double precision not null check (prefill_tokens_per_second > 0),
    decode_tokens_per_second double precision not null check (decode_tokens_per_second > 0),
    measured_at timestamptz not null
) with (fillfactor = 50);

-- The defaults are for batches that were accepted before these columns were there.
alter table batches
    add column planned_asks double precision not null default 1 check (planned_asks > 0),
    add column planned_answer_tokens double precision not null default 300 check (planned_answer_tokens > 0);

-- What a student was told about the start of a job, and how long it took. A table of its own, as a job is updated often
-- and this only once. Losing the last second of it does no harm.
create table start_predictions (
    job uuid primary key,
    predicted_at timestamptz not null,
    -- what the model of the line said, and what became of it with the errors of the latest predictions
    expected_ms bigint not null check (expected_ms >= 0),
    p50_ms bigint not null check (p50_ms >= 0),
    p90_ms bigint not null check (p90_ms >= 0),
    -- null until the job has started
    waited_ms bigint check (waited_ms >= 0),
    started_at timestamptz,
    constraint start_predictions_started check ((waited_ms is null) = (started_at is null))
);

create index start_predictions_open on start_predictions (predicted_at) where started_at is null;
create index start_predictions_scored on start_predictions (started_at) where started_at is not null;
