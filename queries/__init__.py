"""SQL files, in the order in which data flows; read by plaint.query_files."""
