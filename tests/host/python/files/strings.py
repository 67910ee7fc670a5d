plain = "select 1"
raw = r"a\b" "c"
several_bytes = rb"a\b" b"\xe9"
joined = (
    "select a, "  # the first
    'it''s'
    """
from t"""
)
escaped = "tab\t\x41\u00e9\N{EM DASH}\101 \d \
end"
wide = "é", "🐘", after
formatted = f"select {a.b} {{x}} {c!r} {d:>{width}} {e!s}"
mixed = "a " f'{x["k"]}' f"""
  {
    long.name
  }""" " z"
debugged = f"{x=}"
nested = f"{f'{inner}'}"
percent = "a = %s and b = %s" % (x, y)
