"""Errors in plaint.toml name file, line and key, and say what to do."""

import pytest
from plaint.errors import SettingsError
from plaint.settings import read_settings

SOURCE = '[[sources]]\nname = "city"\npreset = "boston311"\n'


def read(tmp_path, text):
    path = tmp_path / "plaint.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[project]\nnam = "x"', "plaint.toml:2: project.nam: unknown key; did you mean name?"),
        ("[projekt]", "plaint.toml:1: projekt: unknown key; did you mean project?"),
        ('[project]\nname = "x"\n\nlanguage = "fr"', "plaint.toml:4: project.language: 'fr' is not one of en, zh"),
        ('[project]\ntimezone = "Europe/Belin"', "plaint.toml:2: project.timezone: 'Europe/Belin' is no time zone"),
        ("[project]\nname = 3", "plaint.toml:2: project.name: must be a text, not a whole number (3)"),
        ('[[sources]]\nname = "a"', "plaint.toml:1: sources[0]: preset or kind is missing"),
        ("[[sources]]\npreset = 'cfpb'", "plaint.toml:1: sources[0]: name is missing"),
        (SOURCE + "\n" + SOURCE, "plaint.toml:6: sources[1].name: 'city' is there twice"),
        (SOURCE + "[teams]\nfront = ['*']\nback = ['*']", "plaint.toml:6: teams.back: '*' stands under front too"),
        ('[[limits]]\nfirst_contact = "0h"', "plaint.toml:2: limits[0].first_contact: a duration must be longer than zero"),
        ('[[limits]]\nfirst_contact = "-3h"', "plaint.toml:2: limits[0].first_contact: '-3h' is not a duration"),
        (
            '[[limits]]\nwhen = { severty = "urgent" }\nresolution = "3d"',
            "plaint.toml:2: limits[0].when.severty: unknown key; did you mean severity?",
        ),
        ('[[gates]]\nmeasure = "m"\ncolumn = "c"', "plaint.toml:1: gates[0]: max, min, warn or max_increase is missing"),
        ('[[gates]]\nmeasure = "m"\nmax = 1\nmin = 0', "plaint.toml:4: gates[0].min: max and min exclude each other"),
        ('[[gates]]\nmeasure = "m"\nmax = 1\nconfidence = 95.0', "plaint.toml:4: gates[0].confidence: must be at least 0.5 and below 1"),
        ("[value]\ncomplaining_share = 0.0", "plaint.toml:2: value.complaining_share: must be above 0 and at most 1"),
        (
            SOURCE + 'dates = ["excel", "%Q-%m"]',
            "plaint.toml:4: sources[0].dates[1]: '%Q-%m' is neither excel, epoch, epoch_ms nor a strptime",
        ),
        (SOURCE + 'dates = ["day"]', "plaint.toml:4: sources[0].dates[0]: 'day' is neither excel, epoch, epoch_ms nor a strptime pattern"),
        ("[project\n", "plaint.toml: not valid TOML:"),
    ],
)
def test_an_error_names_line_key_and_what_to_do(tmp_path, text, message):
    with pytest.raises(SettingsError) as raised:
        read(tmp_path, text)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_a_missing_file_says_how_to_get_one(tmp_path):
    with pytest.raises(SettingsError, match="plaint init"):
        read_settings(tmp_path / "plaint.toml")


def test_settings_that_are_not_utf8_name_the_line(tmp_path):
    path = tmp_path / "plaint.toml"
    path.write_bytes('[project]\nname = "投诉"'.encode("gb18030"))
    with pytest.raises(SettingsError, match=r"plaint.toml:2: is not UTF-8"):
        read_settings(path)


def test_exports_of_one_system_share_a_name(tmp_path):
    text = '[[sources]]\nname = "crm"\nkind = "complaints"\ncolumns = { complaint_id = "id" }\n'
    settings = read(tmp_path, text + text.replace("complaints", "events"))
    assert [source.kind for source in settings.settings.sources] == ["complaints", "events"]


def test_a_single_text_stands_for_a_list_of_one(tmp_path):
    settings = read(tmp_path, '[[limits]]\nwhen = { severity = "urgent" }\nresolution = "3d"')
    assert settings.settings.limits[0].when.severity == ("urgent",)
    assert settings.settings.limits[0].resolution.wall_seconds() == 3 * 86400
