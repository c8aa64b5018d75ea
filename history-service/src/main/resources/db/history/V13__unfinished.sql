-- How many experiments of a team, and of all, go on: asked with every submission.
create index experiment_unfinished on experiment (team) where ended_at is null;
