const a = 1;
const b = = 2;
function c() { return a; }
