-- A constant without a type is read as the type beside it.

SELECT c.title FROM city c WHERE c.region = 'north'; -- 22P02

SELECT c.title FROM city c WHERE c.region = '{11111111-1111-1111-1111-111111111111}';

SELECT c.title FROM city c WHERE c.code = 'one'; -- 22P02

SELECT c.title FROM city c WHERE c.code = ' 1 ';

SELECT c.title FROM city c WHERE c.code > '1.5'; -- 22P02

SELECT c.title FROM city c WHERE c.capital = 'maybe'; -- 22P02

SELECT c.title FROM city c WHERE c.capital = 'of' OR c.capital = ' T ';

SELECT c.title FROM city c WHERE c.capital = 'o'; -- 22P02

SELECT c.title FROM city c WHERE c.open_at < 'soon'; -- 22007

SELECT c.title FROM city c WHERE c.open_at < 'yesterday';

SELECT c.title FROM city c WHERE c.open_at < '2026-02-30'; -- 22008

SELECT d.title FROM road d WHERE d.open_at = '2026-02-30'; -- 22008

SELECT d.title FROM road d WHERE d.open_at = '2026-02-28 25:00'; -- 22008

SELECT d.title FROM road d WHERE d.open_at IN ('2026-02-28', 'infinity', 'Jan 5, 2026');

SELECT d.title FROM road d WHERE d.capital = '70000'; -- 22003

SELECT d.title FROM road d WHERE d.capital = 70000;

SELECT d.title FROM road d WHERE d.meta = '{a: 1}'; -- 22P02

SELECT d.title FROM road d WHERE d.meta @> '{"a": [1, null, "x\u00e9"]}';

SELECT t.id FROM trip t WHERE t.number = '99999999999999999999'; -- 22003

SELECT t.id FROM trip t WHERE t.id = '2147483648'; -- 22003

SELECT t.id FROM trip t WHERE t.id = 2147483648;

SELECT t.id FROM trip t WHERE t.price = '1e5' OR t.price = 'NaN' OR t.price = '-.5';

SELECT t.id FROM trip t WHERE t.price = '1,5'; -- 22P02

SELECT t.id FROM trip t WHERE t.price = 'Infinity';

SELECT t.id FROM trip t WHERE t.ratio BETWEEN '-inf' AND '1e3';

SELECT t.id FROM trip t WHERE t.ratio = '1e999'; -- 22003

SELECT t.id FROM trip t WHERE t.small = ''; -- 22P02

SELECT t.id FROM trip t WHERE t.clock = '25:00'; -- 22008

SELECT t.id FROM trip t WHERE t.clock IN ('24:00', '10:00 PM', 'allballs');

SELECT t.id FROM trip t WHERE t.clock = 'noonish'; -- 22007

SELECT t.id FROM trip t WHERE t.span > '3 moons'; -- 22007

SELECT t.id FROM trip t WHERE t.span > '1 mon -3 days 04:05:06' AND t.span < 'P1Y2M';

SELECT t.id FROM trip t WHERE t.made > now() - '1 fortnight'; -- 22007

SELECT t.id FROM trip t WHERE t.made > now() - '2 weeks'; -- 22007

SELECT t.id FROM trip t WHERE t.day > current_date - '7'; -- 22007

SELECT t.id FROM trip t WHERE t.day > current_date - '7 days'; -- 22007

SELECT t.id FROM trip t WHERE t.tags = '{a,b'; -- 22P02

SELECT t.id FROM trip t WHERE t.tags && '{a,"b c",NULL}';

SELECT t.id FROM trip t WHERE t.marks @> '{1,x}'; -- 22P02

SELECT t.id FROM trip t WHERE t.marks @> '{1,2}';

SELECT t.id FROM trip t WHERE t.id = ANY ('{1,2}');

SELECT t.id FROM trip t WHERE t.id = ANY ('1,2'); -- 22P02

SELECT t.id FROM trip t WHERE t.state = ANY ('{calm,wild}'); -- 22P02

SELECT t.id FROM trip t WHERE t.raw = '\x0g'; -- 22023

SELECT t.id FROM trip t WHERE t.raw = '\x00ff' OR t.raw = 'abc';

SELECT t.id FROM trip t WHERE t.addr = '300.0.0.1'; -- 22P02

SELECT t.id FROM trip t WHERE t.addr << '10/8' OR t.addr = '::1/64';

SELECT t.id FROM trip t WHERE t.state = 'wild'; -- 22P02

SELECT t.id FROM trip t WHERE t.state > 'calm';

SELECT t.id FROM trip t WHERE t.cost = 'free'; -- 22P02

SELECT t.id FROM trip t WHERE t.cost = '-1';

SELECT t.id FROM trip t WHERE t.place = '(1'; -- 0A000

SELECT t.id FROM trip t WHERE t.place = '(1,a)'; -- 0A000

SELECT t.id FROM trip t WHERE t.place = '(one,a)'; -- 0A000

SELECT t.id FROM trip t WHERE t.during = '[1,x)'; -- 22P02

SELECT t.id FROM trip t WHERE t.during = '[3,1)'; -- 22000

SELECT t.id FROM trip t WHERE t.during && '[1,5]' OR t.during = 'empty';

SELECT t.id FROM trip t WHERE t.period @> '2026-01-01'::timestamptz AND t.period && '[2026-01-01,)';

SELECT t.id FROM trip t WHERE t.bits = '1012'; -- 22P02

SELECT t.id FROM trip t WHERE t.bits = '101' OR t.bits = 'xA';

SELECT t.id FROM trip t WHERE t.at ~= '1'; -- 22P02

SELECT t.id FROM trip t WHERE t.at ~= '(1,2)' OR t.at <-> '3,4' < 1;

SELECT t.id FROM trip t WHERE t.extra @> 'a'; -- XX000, 42601 since 18

SELECT t.id FROM trip t WHERE t.extra @> 'a=>1';

SELECT t.id FROM trip t WHERE t.body @@ 'a &'; -- 42601

SELECT t.id FROM trip t WHERE t.body @@ 'a & b';

SELECT t.id FROM trip t WHERE t.flag = 'yes' AND t.flag IN ('off', '0');

SELECT t.id FROM trip t WHERE t.flag IN ('yes', 'nope'); -- 22P02

SELECT t.id FROM trip t WHERE t.flag = 1; -- 42883

SELECT s.price FROM stop s WHERE s.id IN ('a', 'b'); -- 22P02

SELECT s.price FROM stop s WHERE s.name IS DISTINCT FROM 'none'; -- 22P02

SELECT CASE s.name WHEN 'x' THEN 1 END FROM stop s; -- 22P02

SELECT CASE s.nick WHEN 'x' THEN 1 END FROM stop s;

SELECT nullif(s.price, '') FROM stop s; -- 22P02

SELECT nullif(s.nick, '') FROM stop s;

SELECT s.price + 'x' FROM stop s; -- 22P02

SELECT s.price + '2', s.day + '1 day' FROM stop s;

SELECT s.day + 'x' FROM stop s; -- 22007

SELECT s.made + '1' FROM stop s; -- 42725

SELECT s.nick || 1 || 'x' FROM stop s;

SELECT t.tags || 'x' FROM trip t; -- 22P02

SELECT t.tags || '{x}' FROM trip t;

SELECT max(t.id) FILTER (WHERE t.id <> '') FROM trip t; -- 22P02

SELECT t.id FROM trip t ORDER BY t.id = 'x'; -- 22P02

SELECT t.id FROM trip t WHERE (t.id, t.small) = ('1', 'x'); -- 22P02

SELECT t.id FROM trip t WHERE (t.id, t.small) IN (('1', '2'), ('3', '4'));

SELECT 'x'::integer; -- 22P02

SELECT integer 'x', date '2026-13-01'; -- 22P02

SELECT '2026-13-01'::date; -- 22008

SELECT CAST('12:61' AS time); -- 22008

SELECT '1 day'::interval + '2026-01-01'::date;

SELECT abs('x'); -- 22P02

SELECT abs('-1');

SELECT date_trunc('day', '2026-01-01'); -- 42725

SELECT t.id FROM trip t WHERE t.price = '0x1F'; -- 22P02, works since 18

SELECT t.id FROM trip t WHERE t.id = '0x1F' OR t.id = '1_000'; -- 22P02, works since 18

SELECT t.id FROM trip t WHERE t.doc = ''; -- 22P02

SELECT t.id FROM trip t WHERE t.doc = 'null' OR t.doc = '"x"' OR t.doc = '1';

SELECT t.id FROM trip t WHERE t.doc = '{"a": 01}'; -- 22P02

SELECT t.id FROM trip t, stop s WHERE s.old = '[1,]'; -- 22P02

SELECT t.id FROM trip t WHERE t.doc['a'] = 'x'; -- 22P02

SELECT t.id FROM trip t WHERE t.doc['a'] = '"x"';

SELECT t.id FROM trip t WHERE t.day = '1 day'; -- 22007

SELECT t.id FROM trip t WHERE t.span = '1';

SELECT t.id FROM trip t WHERE t.made = 'infinity' OR t.day = 'Jan 8, 1999';
