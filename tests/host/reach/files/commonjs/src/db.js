function write() {
  return 'delete from t'
}

module.exports = {
  read: () => 'select 1',
  write,
}
