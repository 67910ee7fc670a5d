ActiveRecord::Schema[7.1].define(version: 2026_01_01_000000) do
  create_table "orders"
end
