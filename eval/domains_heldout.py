"""Held-out networks."""

DOMAINS = ()
