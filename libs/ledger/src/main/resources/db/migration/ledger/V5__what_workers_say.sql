-- Workers of the release before say neither, while they and newer ones run together.
alter table workers
    add column version text not null default '',
    add column draining boolean not null default false;
