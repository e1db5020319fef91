"""Jinja templates of the report; read by plaint.report."""
