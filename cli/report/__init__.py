"""Results to pages: the HTML report and what lies beside it."""
