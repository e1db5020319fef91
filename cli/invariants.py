"""What must hold in a published database: each invariant with the rows that break it and what to do then."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Invariant:
    """`sql` gives what breaks it, one text a row; `holds` is said where it gives nothing, `breaks` before what it gives."""

    name: str
    sql: str
    holds: str
    breaks: str
    advice: str


LOAD_AGAIN = "put back a generation or a backup, or move the database away and load the exports again"
ANALYZE = "run `plaint analyze`"
_LANDED = " union all ".join(f"select '{name}' as name, import_id from {name}" for name in ("complaints", "events", "calls", "customers"))

INVARIANTS = (
    Invariant(
        "accounts",
        "select file || ': ' || rows_read || ' rows read, but ' || (rows_new + rows_changed + rows_same + rows_quarantined) "
        "|| ' accounted for' "
        "from imports where rows_read is distinct from rows_new + rows_changed + rows_same + rows_quarantined "
        "or least(rows_read, rows_new, rows_changed, rows_same, rows_quarantined) < 0 order by 1",
        "read = new + changed + same + quarantined in all imports",
        "",
        LOAD_AGAIN,
    ),
    Invariant(
        "lines",
        "select file || ': ' || lines || ' lines, but ' || (lines_header + lines_blank + lines_other + rows_read) || ' accounted for' "
        "from imports where lines is distinct from lines_header + lines_blank + lines_other + rows_read order by 1",
        "lines = header + blank + other + rows in all imports",
        "",
        LOAD_AGAIN,
    ),
    Invariant(
        "origins",
        f"select landed.name || ': ' || count(*) || ' rows of no known import' from ({_LANDED}) as landed "
        "left join imports on imports.import_id = landed.import_id where imports.import_id is null group by landed.name order by 1",
        "every row came with a known import",
        "",
        LOAD_AGAIN,
    ),
    Invariant(
        "quarantine",
        "select coalesce(imports.file, quarantine.file) || ': quarantined rows and their import do not fit' from imports "
        "full join (select import_id, min(file) as file from quarantine group by import_id) as quarantine "
        "on quarantine.import_id = imports.import_id "
        "where imports.import_id is null or (imports.rows_quarantined > 0 and quarantine.import_id is null) order by 1",
        "every quarantined row is there, with its import",
        "",
        LOAD_AGAIN,
    ),
    Invariant(
        "ledger",
        "select 'run ' || run_id || ' of an import is not in the ledger' from imports where run_id not in (select run_id from runs) "
        "union select 'run ' || value || ', the last, is not in the ledger' from store_facts "
        "where name = 'run_id' and value not in (select run_id from runs) order by 1",
        "every run is in the ledger",
        "",
        LOAD_AGAIN,
    ),
    Invariant(
        "cases",
        "select 'complaint ' || complaints.complaint_id || ' is no case' from complaints "
        "left join cases on cases.source = complaints.source and cases.complaint_id = complaints.complaint_id "
        "where cases.complaint_id is null and not coalesce(complaints.is_deleted, false) "
        "and complaints.import_id in (select imports.import_id from imports join runs on runs.run_id = imports.run_id "
        "where runs.finished_at <= (select max(judged.finished_at) from runs as judged where judged.as_of is not null)) "
        "and complaints.received_at <= (select cast(value as timestamp) from store_facts where name = 'as_of') order by 1 limit 5",
        "every complaint of the last analysis is a case",
        "",
        ANALYZE,
    ),
    Invariant(
        "verdicts",
        "select 'check ' || code || ' has ' || count(*) || ', not one for each case' from findings "
        "where (select count(*) from cases) > 0 group by code having count(*) <> (select count(*) from cases) "
        "or count(*) filter (where verdict in ('pass', 'fail', 'unknown', 'n/a')) <> count(*) order by code",
        "one of four for every case and check",
        "",
        ANALYZE,
    ),
    Invariant(
        "checks",
        "select 'check ' || code || ' has no verdicts' from check_names "
        "where (select count(*) from cases) > 0 and code not in (select code from findings) order by 1",
        "every check was made",
        "",
        ANALYZE,
    ),
    Invariant(
        "findings",
        "select 'check ' || findings.code || ' judges ' || findings.complaint_id || ', which is no case' from findings "
        "left join cases on cases.source = findings.source and cases.complaint_id = findings.complaint_id "
        "where cases.complaint_id is null order by 1 limit 5",
        "every verdict is of a case",
        "",
        ANALYZE,
    ),
)
