-- What students think of their answers. It does not say whose it is; the job does.
create table feedback (
    job uuid primary key,
    -- new each time that it is given, so that ids sort by time
    id uuid not null,
    course text not null,
    helpful boolean not null,
    comment text,
    given_at timestamptz not null,
    constraint feedback_comment check (length(comment) between 1 and 2000)
);

create unique index feedback_by_course on feedback (course, id);

-- What is known of a job goes with it. A trigger of its own, as foreign keys would also look at each update of a job, of
-- which there are many. An unwritten transcript keeps the names of jobs that are gone and is written without them.
create function forget_deleted_jobs() returns trigger language plpgsql as $$
begin
    delete from announcements a using gone where a.job = gone.id;
    delete from feedback f using gone where f.job = gone.id;
    return null;
end
$$;

create trigger jobs_go_whole after delete on jobs
    referencing old table as gone
    for each statement execute function forget_deleted_jobs();
