const { a, b: { c = 1, 'd e': d }, [key]: k, ...rest } = record;
function handler({ db, log = console }: Deps, [x, y]: number[] = [], ...args: string[]) {
  return db;
}
for (const { id } of rows) use(id);
for (const key in record) use(key);
try {
  risky();
} catch ({ message }) {
  log(message);
} finally {
  done();
}
({ a, b: target.b } = other);
[x, y] = [y, x];
