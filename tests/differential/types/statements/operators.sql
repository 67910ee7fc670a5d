-- Operators of arrays, ranges, JSON, networks, text search and geometry.

SELECT t.tags @> ARRAY[t.name], t.marks <@ s.tags, t.marks && s.tags FROM trip t, stop s;

SELECT t.tags @> s.tags FROM trip t, stop s; -- 42883

SELECT t.tags && ARRAY[t.id] FROM trip t; -- 42883

SELECT t.tags || t.name, t.id || t.marks, t.marks || s.tags, t.tags || NULL FROM trip t, stop s;

SELECT t.tags || t.id FROM trip t; -- 42883

SELECT t.marks || t.number FROM trip t;

SELECT t.marks || t.tags FROM trip t; -- 42883

SELECT t.during @> t.id, t.during && t.during, t.during * t.during, t.id <@ t.during, t.during -|- t.during FROM trip t;

SELECT t.during @> t.number FROM trip t; -- 42883

SELECT t.during @> t.name FROM trip t; -- 42883

SELECT t.period @> t.made, t.period @> t.day FROM trip t; -- 42883

SELECT t.period && s.period FROM trip t, stop s; -- 42883

SELECT t.load @> t.ratio, t.load @> 1, t.load << t.load FROM trip t; -- 42883

SELECT t.load @> t.price FROM trip t; -- 42883

SELECT t.during @> s.load FROM trip t, stop s; -- 42883

SELECT t.doc -> 'a', t.doc -> 0, t.doc ->> t.name, t.old -> 'a', t.old ->> 1, t.doc #> '{a}', t.old #>> t.tags FROM trip t;

SELECT t.name -> 'a' FROM trip t; -- 42883

SELECT t.doc -> t.number FROM trip t; -- 42883

SELECT t.doc -> t.made FROM trip t; -- 42883

SELECT t.doc #> t.marks FROM trip t; -- 42883

SELECT t.doc ? 'a', t.doc ?| t.tags, t.doc @> s.old, t.doc <@ '{}' FROM trip t, stop s;

SELECT t.old ? 'a' FROM trip t; -- 42883

SELECT t.old @> '{}' FROM trip t; -- 42883

SELECT t.doc @> t.old FROM trip t; -- 42883

SELECT t.doc @> t.name FROM trip t; -- 42883

SELECT t.doc - 'a', t.doc - 1, t.doc - t.tags, t.doc || s.old, t.doc #- '{a}' FROM trip t, stop s WHERE false;

SELECT t.old - 'a' FROM trip t; -- 42883

SELECT t.doc || t.old FROM trip t; -- 42883

SELECT t.doc || t.name FROM trip t;

SELECT t.doc @? '$.a', t.doc @@ '$.a > 1' FROM trip t;

SELECT t.old @? '$.a' FROM trip t; -- 42883

SELECT t.doc @? '$.' FROM trip t; -- 42601

SELECT t.addr << '10.0.0.0/8', t.addr && t.addr, t.addr + t.id, t.addr - t.addr, ~ t.addr FROM trip t;

SELECT s.addr << '10.0.0.0/8' FROM stop s; -- 42883

SELECT t.addr >>= s.addr FROM trip t, stop s; -- 42883

SELECT t.body @@ to_tsquery('a'), t.name @@ to_tsquery('a'), t.body || t.body, t.name @@ 'a' FROM trip t;

SELECT t.doc @@ to_tsquery('a') FROM trip t; -- 42883

SELECT t.body @@ t.id FROM trip t; -- 42883

SELECT t.id @@ to_tsquery('a') FROM trip t; -- 42883

SELECT t.at <-> t.at, t.at <@ box '((0,0),(1,1))', c.shape && c.shape, c.shape @> t.at, t.at ~= t.at FROM trip t, city c;

SELECT t.at @> t.at FROM trip t; -- 42883

SELECT c.shape <-> t.at FROM trip t, city c;

SELECT c.shape <-> t.name FROM trip t, city c; -- 42883

SELECT t.bits & t.bits, t.bits | b'0001', t.bits << 1, t.id & t.small, t.number # t.id FROM trip t;

SELECT t.bits & t.id FROM trip t; -- 42883

SELECT t.bits >> t.number FROM trip t; -- 42883

SELECT t.price & 1 FROM trip t; -- 42883

SELECT t.extra -> 'a', t.extra ? 'a', t.extra || t.extra, t.extra -> t.tags, t.extra - 'a' FROM trip t; -- XX000, 42601 since 18

SELECT s.extra -> 'a', s.extra ? 'a' FROM stop s;

SELECT t.extra @> s.extra FROM trip t, stop s; -- 42883

SELECT t.extra ->> 'a' FROM trip t; -- 42883

SELECT t.nick = 'A', t.nick ~ 'a', t.nick LIKE t.name, t.nick || t.name FROM trip t;

SELECT t.nick < t.id FROM trip t; -- 42883

SELECT t.made + t.span, t.made - t.made, t.day + t.id, t.day - t.day, t.day + t.clock, t.clock - t.clock, t.clock + t.span FROM trip t;

SELECT t.made + t.id FROM trip t; -- 42883

SELECT t.made + t.made FROM trip t; -- 42883

SELECT t.day + t.number FROM trip t; -- 42883

SELECT t.day + t.small FROM trip t;

SELECT t.clock + t.clock FROM trip t; -- 42725

SELECT t.span * t.id, t.span / 2, t.id * t.span, t.span - t.span FROM trip t;

SELECT t.span / t.span FROM trip t; -- 42883

SELECT t.span + t.id FROM trip t; -- 42883

SELECT t.id + t.number * t.price / t.ratio - t.small, t.cost + 1, t.price % t.id FROM trip t;

SELECT t.ratio % 2 FROM trip t; -- 42883

SELECT t.id + t.flag FROM trip t; -- 42883

SELECT t.cost || 'x', t.name || t.made, t.note || t.state FROM trip t;

SELECT t.state || t.id FROM trip t; -- 42883

SELECT t.state < t.state, t.state = 'calm' FROM trip t;

SELECT t.state < t.name FROM trip t; -- 42883

SELECT t.raw || t.raw, t.raw || '\x00' FROM trip t;

SELECT t.raw || t.name FROM trip t;

SELECT t.flag AND s.small, t.flag < s.small FROM trip t, stop s;

SELECT t.flag + t.flag FROM trip t; -- 42883

SELECT t.name ~~ t.nick::text, t.code ~ 'a', t.note !~* t.name FROM trip t;

SELECT t.made ~ '2026' FROM trip t; -- 42883

SELECT t.id LIKE '1%' FROM trip t; -- 42883

SELECT t.id !~~* t.name FROM trip t; -- 42883

SELECT t.addr LIKE '10.%' FROM trip t; -- 42883

SELECT s.id LIKE 'a%' FROM stop s; -- 42883

SELECT t.place < t.place, t.place *= t.place, t.bag *= t.bag FROM trip t;

SELECT t OPERATOR(pg_catalog.=) t FROM road t;

SELECT t = t FROM trip t; -- 42883 when it runs

SELECT t < u FROM road t, road u;

SELECT t = u FROM city t, city u; -- 42883 when it runs

SELECT t IS DISTINCT FROM u FROM city t, road u; -- 42804 when it runs

SELECT t.id OPERATOR(pg_catalog.+) t.number FROM trip t;

SELECT t.id OPERATOR(pg_catalog.+) t.name FROM trip t; -- 42883

SELECT $1 + t.id, t.name || $1, t.made > $2, t.doc -> $3 FROM trip t;

SELECT t.tags || $1, t.id = ANY ($2) FROM trip t;
