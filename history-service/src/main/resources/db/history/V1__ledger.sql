-- The ledger: what is recorded here has happened. The UNIQUE keys decide; no statement relies on an isolation level.

-- One row per experiment. sequence is the last event of its state stream, published the last one known to be on Kafka.
create table experiment (
    id text primary key,
    team text not null,
    pool text not null,
    spec text not null,
    idempotency_key text,
    status text not null,
    reason text not null,
    submitted_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    ended_at timestamptz,
    sequence bigint not null default 0,
    published bigint not null default -1,
    applied integer not null default 0,
    failed integer not null default 0,
    unique_architectures integer not null default 0,
    best text,
    trajectory_hash text not null default '',
    unique (team, idempotency_key)
);

create index experiment_by_time on experiment (submitted_at desc, id);
create index experiment_unpublished on experiment (id) where published < sequence;

-- The first outcome of every step, whoever told it: first wins.
create table outcome (
    experiment text not null references experiment,
    step integer not null check (step >= 0),
    architecture text not null,
    value double precision check (value > '-Infinity' and value < 'Infinity'),
    reward double precision check (reward > '-Infinity' and reward < 'Infinity'),
    reported text not null,
    event text not null,
    primary key (experiment, step),
    check ((value is null) = (reward is null))
);

-- Later outcomes of a step that had one, and outcomes of experiments that had ended: evidence, never applied.
create table late_outcome (
    experiment text not null references experiment,
    step integer not null,
    attempt integer not null,
    evaluator text not null,
    event text not null,
    recorded_at timestamptz not null default now(),
    primary key (experiment, step, attempt, evaluator)
);

-- The state streams, byte for byte as they are on Kafka.
create table stream_event (
    experiment text not null references experiment,
    sequence bigint not null,
    event text not null,
    primary key (experiment, sequence)
);
