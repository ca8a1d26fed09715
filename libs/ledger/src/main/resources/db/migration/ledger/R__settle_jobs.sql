-- Lets the oldest held jobs of owners out. The room of an owner is what the window leaves; without a window it is as
-- many places as were freed. No more than "most" jobs are let out, unless that is null.
create or replace function release_held(owners text[], kinds job_kind[], windows int[], freed int[], most int)
returns table (job uuid, kind job_kind, owner text)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
    moment timestamptz;
begin
    perform lock_owners(owners);
    moment := clock_timestamp();
    return query
    with queues as materialized (
        select q.owner, q.kind, min(q.window_size) as window_size, sum(q.freed) as freed
        from unnest(owners, kinds, windows, freed) as q (owner, kind, window_size, freed)
        group by q.owner, q.kind
    ),
    places as materialized (
        select q.owner, q.kind, case when q.window_size is null then q.freed
            else q.window_size - (select count(*) from (
                select from jobs j
                where j.owner = q.owner and j.kind = q.kind and j.settled_at is null and j.released_at is not null
                limit q.window_size))
            end as room
        from queues q
    ),
    next as materialized (
        select h.id from places p cross join lateral (
            select j.id from jobs j
            where j.owner = p.owner and j.kind = p.kind and j.settled_at is null and j.released_at is null
            order by j.id
            limit greatest(p.room, 0)
            for update skip locked) h
        limit most
    )
    update jobs j set released_at = moment, sent_at = moment
    from next where j.id = next.id
    returning j.id, j.kind, j.owner;
end
$$;

-- Gives tokens back for jobs that failed through the platform's fault. A bucket that overflows by this is levelled at
-- the next look.
create or replace function refund(owners text[]) returns void
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
    perform lock_owners(owners);
    update owners o set tokens = o.tokens + r.tokens
    from (select owner, count(*) as tokens from unnest(owners) as r (owner) group by owner) r
    where o.owner = r.owner;
end
$$;

-- Ends the attempts that still hold their job. Returns the jobs that were settled, and those that were released by it.
create or replace function settle_jobs(
    ids uuid[], attempts int[], states job_state[], texts text[], lengths int[], first_chunks timestamptz[], models text[],
    model_digests text[], rehearsals boolean[], prompt_counts int[], cached_counts int[], answer_counts int[],
    codes text[], messages text[], refunds boolean[], windows int[]
) returns table (settled bigint, job uuid, kind job_kind, owner text)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
    moment timestamptz := clock_timestamp();
    done_nth bigint[];
    done_jobs uuid[];
    done_kinds job_kind[];
    done_owners text[];
    done_windows int[];
    repaid text[];
begin
    with done as (
        update jobs j set
            state = s.state,
            epoch = s.attempt,
            text = s.text,
            text_length = s.length,
            lease_until = null,
            first_chunk_at = coalesce(j.first_chunk_at, s.first_chunk),
            model = coalesce(s.model, j.model),
            model_digest = case when s.model is null then j.model_digest else s.digest end,
            rehearsal = coalesce(s.rehearsal, j.rehearsal),
            -- Earlier attempts have counted, too. What one of them does not know is not known of all.
            prompt_tokens = case when s.prompt_count is null then j.prompt_tokens
                else coalesce(j.prompt_tokens, 0) + s.prompt_count end,
            cached_tokens = case when s.prompt_count is null then j.cached_tokens
                when j.prompt_tokens is null then s.cached_count
                else j.cached_tokens + s.cached_count end,
            answer_tokens = case when s.answer_count is null then j.answer_tokens
                else coalesce(j.answer_tokens, 0) + s.answer_count end,
            failure_code = s.code,
            failure_message = s.message,
            settled_at = moment
        from unnest(
            ids, attempts, states, texts, lengths, first_chunks, models, model_digests, rehearsals, prompt_counts,
            cached_counts, answer_counts, codes, messages, refunds, windows) with ordinality
            as s (id, attempt, state, text, length, first_chunk, model, digest, rehearsal, prompt_count, cached_count,
                answer_count, code, message, refund, window_size, ord)
        where j.id = s.id and j.state = 'running' and j.attempt = s.attempt
        returning s.ord, j.id, j.kind, j.owner, s.window_size, s.refund
    ),
    announced as (
        insert into announcements (job, announced_at) select d.id, moment from done d
    )
    select array_agg(d.ord), array_agg(d.id), array_agg(d.kind), array_agg(d.owner), array_agg(d.window_size),
        array_agg(d.owner) filter (where d.refund)
    into done_nth, done_jobs, done_kinds, done_owners, done_windows, repaid
    from done d;

    return query select * from unnest(done_nth, done_jobs, done_kinds, done_owners);

    if exists (
        select from unnest(done_owners, done_kinds) as d (owner, kind)
        where exists (
            select from jobs j
            where j.owner = d.owner and j.kind = d.kind and j.settled_at is null and j.released_at is null))
    then
        return query
        select null::bigint, r.job, r.kind, r.owner from release_held(
            owners => done_owners, kinds => done_kinds, windows => done_windows, freed => null, most => null) r;
    end if;
    if repaid is not null then
        perform refund(owners => repaid);
    end if;
end
$$;
