-- What the experiment had come to with each event: counts and sums from its beginning, so that a curve of any length costs one
-- look per point. Null where an event is older than this.
alter table stream_event
    add column step integer,
    add column measured integer,
    add column best double precision,
    add column architectures integer,
    add column value_sum double precision,
    add column reward_sum double precision,
    add column second_sum double precision,
    add column recorded_at timestamptz;

-- Set apart, or the events that are there would be of now.
alter table stream_event alter column recorded_at set default now();
