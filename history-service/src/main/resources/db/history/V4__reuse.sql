-- What makes scores interchangeable: SHA-256 of space, evaluator, version, metric, reported
-- metrics, options and reward. Null where an
-- experiment is older than this.
alter table experiment add column scoring bytea;

-- How many of the applied steps were answered by a score that was measured before.
alter table experiment add column reused integer not null default 0;

-- Where a reused score was measured; null where it was measured for its step.
alter table outcome add column origin text;

-- The score of every architecture that was recorded first, by team and scoring: to find one costs the same however many
-- there are.
create table score (
    team text not null,
    scoring bytea not null,
    architecture bytea not null,
    experiment text not null,
    step integer not null,
    primary key (team, scoring, architecture),
    foreign key (experiment, step) references outcome
);
