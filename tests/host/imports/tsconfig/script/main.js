import 'lib/one';   // script/library/one.js
