const pg = require('pg');
function find() {}
module.exports = { find, pool: new pg.Pool() };
module.exports.other = exports.another = 1;
