"""Checks read-path queries against a replica data contract."""
