"""Why a row was rejected before its values were looked at: every code, and what it means."""

REASONS = {
    "does_not_decode": "the bytes are not text in the file's encoding",
    "nul_character": "the row holds a NUL character: it was cut or damaged",
    "too_few_fields": "the row has fewer fields than the header",
    "too_many_fields": "the row has more fields than the header, so values would shift",
    "text_after_quote": "a quoted field ends and goes on, so where it ends is not certain",
    "unclosed_quote": "a quote opens and is never closed; reading went on at the next line",
    "cell_too_long": "a cell is longer than the limit",
    "line_too_long": "a line is longer than the limit",
    "formula_without_value": "a cell holds a formula whose result was never saved; open and save the workbook",
    "broken_json": "the text is not valid JSON",
    "not_an_object": "the JSON value is not an object with named fields",
    "not_a_number": "NaN or Infinity, which JSON does not have",
    "duplicate_key": "an object names one field twice",
    "too_deep": "the JSON value is nested too deeply",
    "unreadable_cell": "a cell can't be written as text",
}
