-- What goes on, and what has ended lately, for those who watch.
create index experiment_by_end on experiment (ended_at);
