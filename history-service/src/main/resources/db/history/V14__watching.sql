-- For those who watch. Milestones: changes of status, new bests and failures, found without reading what lies between.
alter table stream_event add column milestone boolean not null default false;

update stream_event s set milestone = true
from (
    select experiment, sequence,
        event not like '{"type":"io.l2nas.state.advanced%' as changed,
        best is distinct from lag(best) over earlier as improved,
        measured = lag(measured) over earlier as failed
    from stream_event
    window earlier as (partition by experiment order by sequence)
) told
where told.experiment = s.experiment and told.sequence = s.sequence and (told.changed or told.improved or told.failed);

create index stream_event_milestone on stream_event (experiment, sequence) where milestone;

-- Who evaluated what, and when: the outcome came when the evaluation had ended. Null where it is older than this.
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
