-- The milestones of what was recorded before. Of events older than V8 only the changes of status are known.
update stream_event s set milestone = true
from (
    select experiment, sequence,
        not starts_with(left(event, 64), '{"type":"io.l2nas.state.advanced') as changed,
        best is distinct from lag(best) over earlier as improved,
        measured = lag(measured) over earlier as failed,
        lag(step) over earlier as before
    from stream_event
    window earlier as (partition by experiment order by sequence)
) told
where told.experiment = s.experiment and told.sequence = s.sequence
    and (told.changed or told.before is not null and (told.improved or told.failed));

create index stream_event_milestone on stream_event (experiment, sequence) where milestone;
create index outcome_evaluated on outcome (experiment, step) where evaluator is not null;
