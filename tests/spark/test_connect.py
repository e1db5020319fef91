"""Spark Connect: a server on loopback, and a client that needs no Java of its own."""

import os
import subprocess
import time
import warnings
from pathlib import Path

import pytest
from plaint import query_files
from plaint.spark import Cluster, connect

from .conftest import Both, needs_spark
from .test_agreement import agree
from .test_cluster import end, free_port, wait_for

pytestmark = [pytest.mark.soak, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def server(tmp_path):
    """The address of a server of ours."""
    needs_spark()
    pytest.importorskip("grpc", reason="grpcio is not installed (pip install 'plaint[spark]')")
    import pyspark

    port, log = free_port(), tmp_path / "server.log"
    command = [
        Path(pyspark.__file__).parent / "bin" / "spark-submit", "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
        "--master", "local[2]", "--driver-memory", "1200m", "--conf", f"spark.connect.grpc.binding.port={port}",
        "--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=1", "spark-internal",
    ]  # fmt: skip
    with log.open("w") as file:
        environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
        process = subprocess.Popen([str(part) for part in command], stdout=file, stderr=file, env=environment, start_new_session=True)
    try:
        wait_for("the server is up", lambda: "Spark Connect server started at" in log.read_text())
        yield f"sc://127.0.0.1:{port}"
    finally:
        end(process)


def test_a_client_in_another_time_zone_gets_the_same_rows(server, small_project, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = connect(Cluster(remote=server))
    both = Both(small_project / "plaint.duckdb", tmp_path, session)
    try:
        for name in ("case_events", "cases", "case_routes", "problem_series", "sla_intervals"):
            agree(query_files.load_all()[name], both)
    finally:
        both.close()
        session.stop()
        monkeypatch.undo()
        time.tzset()
