const a = 'it\'s \x41\u0042\u{1f600}\ud83d\ude00 \
more', b = "tab\there", c = `line
next ${a}\`tick\` ${b}`, d = `${a}`, e = '', f = ``, g = 'é😀' + "ü";
const numbers = [0x1F, 1_000, 10n, .5, 0b11, 0o17];
