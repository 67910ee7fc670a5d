"""Conditions that keep a server from running a call: about recovery, and about what is there."""
