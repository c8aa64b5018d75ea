-- For those who watch. Columns alone: what is there is brought up to date by the next migration, which lets everybody read meanwhile.

-- Whether somebody who was away would want to hear of it: a change of status, a new best or a failure.
alter table stream_event add column milestone boolean not null default false;

-- Who evaluated, and how long; null if nobody did, or if the outcome is older than this. recorded_at is when it came.
alter table outcome
    add column attempt integer,
    add column evaluator text,
    add column seconds double precision,
    add column recorded_at timestamptz;

-- Set apart, or those that are there would be of now.
alter table outcome alter column recorded_at set default now();

-- How long actions waited for an evaluator.
alter table learning
    add column waits integer not null default 0,
    add column wait_sum double precision not null default 0;
