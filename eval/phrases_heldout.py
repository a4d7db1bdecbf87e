"""Held-out wordings."""
