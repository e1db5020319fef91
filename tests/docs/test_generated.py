"""The generated docs are those of the code, and a reader finds every preset and measure in them."""

import pytest
from plaint import query_files
from plaint.loading import preset_names

from ..generated_docs import generated

pytestmark = pytest.mark.checkout


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_a_generated_page_is_up_to_date(path):
    assert path.read_text(encoding="utf-8") == generated()[path], "run `make docs`"


def test_every_preset_and_measure_has_its_heading():
    pages = {path.name: text for path, text in generated().items()}
    assert all(f"\n## {name}\n" in pages["presets.md"] for name in preset_names())
    assert all(f"\n### {query.name}\n" in pages["queries.md"] for query in query_files.of_folder("measures"))
