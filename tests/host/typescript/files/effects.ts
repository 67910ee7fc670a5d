where += ' AND x';
cond && (where = 'a');
a && b && parts.push(1);
c ? (x = 1) : use(2);
const text = `$${n++} and $${++n}`;
const made = (cache ??= new Pool());
p = q = 1;
one(), two();
const last = (one(), two()), nothing = void 0, minus = -1, not = !last, kind = typeof last;
