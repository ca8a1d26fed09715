-- The trace in which a job was asked for, as a W3C traceparent: version, trace, span and flags in 55 characters. Only jobs
-- that are traced have a row, so that the others pay nothing.
create table job_traces (
    job uuid primary key references jobs on delete cascade,
    parent text not null check (length(parent) = 55)
);
