-- The K best architectures of every experiment, as core ranks them: what its events say that came in and has not fallen off.
-- violation is by how much an architecture misses the constraints, 0 if it keeps them.
create table top_entry (
    experiment text not null references experiment,
    step integer not null,
    architecture text not null,
    value double precision not null check (value > '-Infinity' and value < 'Infinity'),
    violation double precision not null check (violation >= 0 and violation < 'Infinity'),
    reported text not null,
    primary key (experiment, step)
);

create index top_entry_by_rank on top_entry (experiment, violation, value desc, step);

-- Of what was recorded before; none of these experiments has constraints.
insert into top_entry (experiment, step, architecture, value, violation, reported)
select experiment, step, architecture, value, 0, reported
from (
    select firsts.*, row_number() over (partition by experiment order by value desc, step) as place
    from (
        select distinct on (o.experiment, o.architecture)
            o.experiment, o.step, o.architecture, o.value, o.reported, cast(cast(e.spec as json) ->> 'topK' as integer) as k
        from outcome o join experiment e on e.id = o.experiment
        where o.value is not null and o.step < e.applied
        order by o.experiment, o.architecture, o.step
    ) firsts
) ranked
where place <= k;
