-- Who is in quarantine, or was: the row stays when its evaluator is released, so that the release is told.
create table quarantine (
    evaluator text primary key,
    held boolean not null default true,
    reason text not null,
    since timestamptz not null default now()
);
