-- What teams may have of the pools that they share. Of a team that is not here, the defaults are true.
create table team (
    id text primary key,
    weight double precision not null check (weight > 0 and weight < 'Infinity'),
    max_in_flight integer not null check (max_in_flight >= 0),
    seconds_per_day double precision not null check (seconds_per_day >= 0 and seconds_per_day < 'Infinity'),
    changed_at timestamptz not null default now()
);

-- What teams have used: evaluation-seconds of first outcomes, by the day of UTC on which they were recorded.
create table team_usage (
    day date not null,
    team text not null,
    pool text not null,
    seconds double precision not null check (seconds >= 0 and seconds < 'Infinity'),
    primary key (day, team, pool)
);
