"""`plaint completion`: the scripts, and what they are told when they ask."""

import os
import shutil
import subprocess
import sys

import pytest
from plaint import app

SHELLS = ("bash", "zsh", "fish")


def asked(words, shell="bash"):
    """What the script of `shell` gets for a line that ends in the last of `words`; each a (kind, name)."""
    line = {"COMP_WORDS": " ".join(["plaint", *words]), "COMP_CWORD": str(len(words)), "_PLAINT_COMPLETE": f"{shell}_complete"}
    done = subprocess.run([sys.executable, "-m", "plaint"], env={**os.environ, **line}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [row.split(",")[1] for row in done.stdout.splitlines() if row]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_takes(shell, capfd):
    assert app.run(["completion", shell]) == 0
    script = capfd.readouterr().out
    assert f"_PLAINT_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=script, text=True, check=False).returncode == 0


def test_another_shell_is_refused(capfd):
    assert app.run(["completion", "cmd"]) == 2
    assert "'bash', 'zsh', 'fish'" in capfd.readouterr().err


def test_commands_and_options_complete():
    assert asked(["ni"]) == ["nightly"]
    assert asked(["--st"]) == ["--strict"]
    assert "--as-of" in asked(["check", "--a"])


def test_measures_complete_after_query_and_no_check_does():
    assert asked(["query", "sla_by_cl"]) == ["sla_by_clock"]
    assert asked(["query", "w1_"]) == []
    assert asked(["queries", "w1_"]) == ["w1_what_we_know"]
    assert asked(["presets", "show", "boston"]) == ["boston311"]


def test_ids_of_cases_do_not_complete():
    assert asked(["explain", ""]) == []


def test_completing_imports_nothing_heavy():
    code = (
        "import sys\nfrom plaint import app\napp.run([])\nsys.stdout = sys.__stdout__\n"
        "sys.exit(any(name in sys.modules for name in ('duckdb', 'pyarrow', 'jinja2')))"
    )
    line = {"COMP_WORDS": "plaint query sla", "COMP_CWORD": "2", "_PLAINT_COMPLETE": "bash_complete"}
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **line}, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "sla_by_clock" in done.stdout
