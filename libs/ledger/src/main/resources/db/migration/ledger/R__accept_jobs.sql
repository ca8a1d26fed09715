-- Functions of the hot path take columns of many requests, so that one statement, one transaction and one wait for the
-- disk serve all that came together. Their plans are cached for the life of a connection, and made when tables may be
-- empty: so they are told to use indexes and nested loops only, which is right for every size.
--
-- Programs pass arguments by name. While a new version is rolled out, programs of the version before call these functions
-- too: so a function keeps its arguments and their names, which "create or replace" enforces for names. A function that
-- needs another argument is added beside the old one under the same name, without default values, as those would make
-- calls of the old one ambiguous; the old one is dropped a version later.

-- Accepts, accounts and change of window of one owner happen one after the other, until the end of the transaction.
-- Locks are taken in one order by everybody, so that two batches cannot wait for each other.
create or replace function lock_owners(owners text[]) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(key)
        from (select distinct hashtextextended(o, 20) as key from unnest(owners) as o order by 1) as keys;
end
$$;

-- Judges requests owner by owner in their order, and inserts those that pass.
--
-- Requests of one owner must agree in quota and window, and must not share a key. The position counts what waits before
-- the batch, up to 10,000, and then the batch itself.
create or replace function accept_jobs(
    ids uuid[], kinds job_kind[], courses text[], owners text[], conversations text[], prompts text[], models text[],
    keys text[], digests text[], lives_ms bigint[], most_outstanding int[], most_per_minute int[], windows int[]
) returns table (nth bigint, verdict text, job uuid, reached job_state, place bigint, released boolean, retry_us bigint)
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
    with asked as materialized (
        select * from unnest(
            ids, kinds, courses, owners, conversations, prompts, models, keys, digests, lives_ms, most_outstanding,
            most_per_minute, windows) with ordinality
        as a (id, kind, course, owner, conversation, prompt, model, key, digest, life_ms, outstanding, per_minute,
            window_size, ord)
    ),
    known as materialized (
        select a.ord, j.id, j.state, j.request_digest = a.digest as same
        from asked a cross join lateral (
            select id, state, request_digest from jobs
            where owner = a.owner and idempotency_key = a.key
            limit 1) j
        where a.key is not null
    ),
    fresh as materialized (
        select a.*,
            row_number() over (partition by a.owner order by a.ord) as nth_of_owner,
            row_number() over (partition by a.owner, a.kind order by a.ord) as nth_of_kind
        from asked a where a.key is null or a.ord not in (select k.ord from known k)
    ),
    -- What is counted for an owner or a kind stands in its first row, and the next step hands it to the others.
    counted as materialized (
        select f.*,
            case when f.nth_of_owner = 1 then least(f.per_minute, coalesce(
                (select o.tokens + greatest(extract(epoch from moment - o.refilled_at), 0) * f.per_minute / 60
                    from owners o where o.owner = f.owner limit 1),
                f.per_minute)) end as first_tokens,
            case when f.nth_of_owner = 1 then f.outstanding
                - (select count(*) from (
                    select from jobs j
                    where j.owner = f.owner and j.settled_at is null and j.released_at is not null
                    limit f.outstanding))
                - (select count(*) from (
                    select from jobs j
                    where j.owner = f.owner and j.settled_at is null and j.released_at is null
                    limit f.outstanding)) end as first_room
        from fresh f
    ),
    shared as (
        select c.*, max(c.first_tokens) over owner as tokens, max(c.first_room) over owner as room
        from counted c window owner as (partition by c.owner)
    ),
    -- The small amount makes up for rounding, so that who waited as long as told is not too early.
    judged as materialized (
        select s.*, s.nth_of_owner <= s.room and s.nth_of_owner <= s.tokens + 1e-6 as accepted
        from shared s
    ),
    placed as materialized (
        select j.*,
            case when j.nth_of_kind = 1 then j.window_size - (select count(*) from (
                select from jobs w
                where w.owner = j.owner and w.kind = j.kind and w.settled_at is null and w.released_at is not null
                limit j.window_size)) end as first_free,
            row_number() over (partition by j.kind order by j.id) as nth_in_line
        from judged j where j.accepted
    ),
    lined as (
        select p.*, case when p.nth_in_line = 1 then (select count(*) from (
            select from jobs w
            where w.kind = p.kind and w.settled_at is null and w.id < p.id and w.state <= 'queued'
            limit 10000)) end as first_before
        from placed p
    ),
    passed as materialized (
        select l.*,
            l.nth_of_kind <= max(l.first_free) over (partition by l.owner, l.kind) as free,
            max(l.first_before) over (partition by l.kind) + l.nth_in_line as place
        from lined l
    ),
    inserted as (
        insert into jobs (
            id, kind, course, owner, conversation, prompt, requested_model, idempotency_key, request_digest,
            accepted_at, expires_at, state, released_at, sent_at)
        select p.id, p.kind, p.course, p.owner, p.conversation, p.prompt, p.model, p.key, p.digest,
            moment, moment + p.life_ms * interval '1 millisecond', 'accepted',
            case when p.free then moment end, case when p.free then moment end
        from passed p order by p.id
    ),
    charged as (
        insert into owners as o (owner, tokens, refilled_at)
        select p.owner, greatest(max(p.tokens) - count(*), 0), moment from passed p group by p.owner order by p.owner
        on conflict (owner) do update set tokens = excluded.tokens, refilled_at = excluded.refilled_at
    )
    select p.ord, 'accepted', p.id, 'accepted'::job_state, p.place, p.free, null::bigint from passed p
    union all
    select k.ord, case when k.same then 'repeated' else 'reused' end, k.id, k.state, null, null, null from known k
    union all
    select j.ord, v.verdict, j.id, null, null, null, case when v.verdict = 'fast'
        then ceil((1 - (j.tokens - floor(j.tokens + 1e-6))) * 60000000 / j.per_minute)::bigint end
    from judged j
        cross join lateral (select case when j.room <= floor(j.tokens + 1e-6) then 'crowded' else 'fast' end) v (verdict)
    where not j.accepted;
end
$$;
