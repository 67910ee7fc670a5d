-- A field that the type does not have is an error once a row has a value.
SELECT extract(hour FROM d), extract('DAY' FROM d), extract(month FROM ti), extract(epoch FROM ti), extract(timezone FROM tt) FROM w;
--                                                  ^^^^^^^ type-mismatch "unit ""month"" not supported for type time"
--     ^^^^^^^ type-mismatch "unit ""hour"" not supported for type date"
SELECT extract(timezone_hour FROM ts), extract(timezone_hour FROM tz), extract(dow FROM iv), extract(week FROM iv), extract(year FROM iv) FROM w;
--                                                                                           ^^^^^^^ type-mismatch "week"
--                                                                     ^^^^^^^ type-mismatch "dow"
--     ^^^^^^^ type-mismatch "timezone_hour"
