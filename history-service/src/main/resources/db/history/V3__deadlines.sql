-- When the time of an experiment is over; null where it has no limit.
alter table experiment add column deadline timestamptz;

create index experiment_by_deadline on experiment (deadline) where ended_at is null and deadline is not null;
