# What another module imports, but for what is not named.
__all__ = ["table"]

table = "second"
condition = "second"
