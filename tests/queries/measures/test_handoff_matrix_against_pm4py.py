"""The matrix of hand-offs against PM4Py's handover of work, which counts the same pairs of teams.

PM4Py is in the optional group `compare` only (its licence is AGPL): `pip install -e .[compare]` runs this.
"""

import pytest


@pytest.mark.real_data
@pytest.mark.filterwarnings("ignore")
def test_incident_log_counts_are_those_of_pm4py_without_its_diagonal(bpi2013):
    pm4py = pytest.importorskip("pm4py", reason="PM4Py is not installed; it is in the optional group `compare`")
    frame = bpi2013.con.sql(
        'select complaint_id as "case:concept:name", team as "org:resource", kind as "concept:name", '
        '"at" at time zone \'UTC\' as "time:timestamp" from case_events order by complaint_id, position'
    ).df()
    network = pm4py.discover_handover_of_work_network(frame)
    # PM4Py gives shares of all pairs of consecutive events, the diagonal among them
    pairs = len(frame) - frame["case:concept:name"].nunique()
    theirs = {pair: round(share * pairs) for pair, share in network.connections.items() if pair[0] != pair[1]}
    ours = {(row["from_team"], row["to_team"]): row["handoffs"] for row in bpi2013.rows("handoff_matrix")}
    assert ours == theirs
    assert sum(theirs.values()) == 9454
