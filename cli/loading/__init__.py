"""Rows to tables: mapping, typing, quarantine, newest record wins, reconciliation."""
