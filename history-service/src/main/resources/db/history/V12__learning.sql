-- What agents have learned, down-sampled as it comes: a row for a few steps (LearningCurve says which), with sums and counts.
create table learning (
    experiment text not null references experiment,
    bucket integer not null,
    last_step integer not null,
    rewards integer not null,
    reward_sum double precision not null,
    predictions integer not null,
    prediction_sum double precision not null,
    updates integer not null,
    critic_loss_sum double precision not null,
    actor_loss_sum double precision not null,
    explorations integer not null,
    exploration_sum double precision not null,
    primary key (experiment, bucket)
);
