-- Where the dead letters are, by the place of the record that each is about: a letter that was sent twice is one. The letters
-- themselves are on their topic; letter is the offset there of the first one.
create table dead_letter (
    topic text not null,
    part integer not null,
    place bigint not null,
    record_key text,
    reason text not null,
    bytes bigint not null,
    letter bigint not null,
    buried_at timestamptz not null,
    redriven_at timestamptz,
    primary key (topic, part, place)
);

create index dead_letter_by_letter on dead_letter (letter);
