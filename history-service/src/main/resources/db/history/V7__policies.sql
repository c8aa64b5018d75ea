-- Policies that experiments of a team may begin with, by the digest of their weights. An experiment that begins with one has
-- it in event 0 of its stream: nothing here is needed to rebuild it.
create table policy (
    team text not null,
    digest text not null,
    experiment text not null,
    space text not null,
    evaluator text not null,
    metric text not null,
    steps integer not null check (steps > 0),
    best double precision not null check (best > '-Infinity' and best < 'Infinity'),
    file text not null,
    imported_at timestamptz not null default now(),
    primary key (team, digest)
);
