-- Notes that the queue has these jobs, unless they went further already. Does not wait for the disk, and so does not keep
-- a worker waiting that claims the same rows: should the server die before the note is written, the jobs count as unsent
-- and are sent again.
create or replace function mark_queued(ids uuid[]) returns void
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
    moment timestamptz := clock_timestamp();
begin
    perform set_config('synchronous_commit', 'off', true);
    update jobs j set state = 'queued', queued_at = moment,
        -- a claim has dropped the message meanwhile, as the job is paused
        sent_at = case when j.sent_at = '-infinity' then j.sent_at else moment end,
        released_at = coalesce(j.released_at, moment)
    from unnest(ids) as q (id)
    where j.id = q.id and j.state = 'accepted';
end
$$;

-- Makes new attempts at those of the given jobs that are free; the others stay as they are and are not returned.
create or replace function claim_jobs(ids uuid[], worker_names text[], leases_ms bigint[], most_attempts int[])
returns setof jobs
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
    moment timestamptz := clock_timestamp();
begin
    return query
    update jobs j set
        state = 'running',
        attempt = j.attempt + 1,
        lease_until = moment + c.lease_ms * interval '1 millisecond',
        worker = c.worker,
        released_at = coalesce(j.released_at, moment),
        sent_at = coalesce(j.sent_at, moment),
        queued_at = coalesce(j.queued_at, j.sent_at, moment),
        started_at = coalesce(j.started_at, moment),
        attempt_started_at = moment
    from unnest(ids, worker_names, leases_ms, most_attempts) as c (id, worker, lease_ms, most)
    where j.id = c.id
        and (j.state <= 'queued' or (j.state = 'running' and j.lease_until <= moment))
        and j.cancel_requested_at is null
        and j.expires_at > moment
        and j.attempt - j.spared < c.most
        and not exists (select from pauses p where p.scope = 'queue' and p.name = j.kind::text)
        and not exists (select from pauses p where p.scope = 'course' and p.name = j.course)
    returning j.*;
end
$$;

-- Renews leases and keeps texts of attempts that still hold their job; the others are not returned.
create or replace function checkpoint_jobs(
    ids uuid[], attempts int[], texts text[], lengths int[], first_chunks timestamptz[], models text[],
    model_digests text[], rehearsals boolean[], lease_ms bigint
) returns table (nth bigint, cancel boolean)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
    moment timestamptz := clock_timestamp();
begin
    return query
    update jobs j set
        lease_until = moment + lease_ms * interval '1 millisecond',
        epoch = case when c.text is null then j.epoch else c.attempt end,
        text = coalesce(c.text, j.text),
        text_length = coalesce(c.length, j.text_length),
        first_chunk_at = coalesce(j.first_chunk_at, c.first_chunk),
        model = coalesce(c.model, j.model),
        model_digest = case when c.model is null then j.model_digest else c.digest end,
        rehearsal = coalesce(c.rehearsal, j.rehearsal)
    from unnest(ids, attempts, texts, lengths, first_chunks, models, model_digests, rehearsals) with ordinality
        as c (id, attempt, text, length, first_chunk, model, digest, rehearsal, ord)
    where j.id = c.id and j.state = 'running' and j.attempt = c.attempt
    returning c.ord, j.cancel_requested_at is not null;
end
$$;
