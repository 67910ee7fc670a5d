if (a) one();
else if (b) { two(); }
else three();
switch (kind) {
  case 'x':
  case 'y': { both(); break; }
  default: rest();
  case 'z': last(); break;
  case 'returns': return 1;
}
for (let i = 0, n = 3; i < n; i++) { if (i) continue; else break; }
outer: while (next()) { break outer; }
do { again(); } while (i--);
throw new Error(`no ${kind}`);
