-- Tokens for scripts. A token itself is nowhere: who presents one is found by its SHA-256. A revoked one stays, to be told of.
create table api_token (
    id text primary key,
    hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    name text not null,
    role text not null,
    team text,
    created_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz
);

-- Who has changed what, or tried to. It is only ever added to.
create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    caller text not null,
    action text not null,
    object text not null,
    team text,
    status integer not null
);
