use(before);
function before(this: App, text: string, limit?: number): string;
function before(text: string, limit = 10) {
  const inner = (value: Pool) => value.query(text);
  return inner;
}
const named = async function* other() {
  yield before('x');
  await before('y');
};
const short = x => x, long = async (x) => { return x as unknown as Row; };
const record = { before, method() { return 1; }, get pool() { return make(); }, 'two words': 2, [computed]: 3, 4: four, ...more };
app.get('/x', async (c) => c.json(await rows()));
