"""Settings files: what is understood, and what is said of what is not."""

from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.settings import Settings, load


def written(folder: Path, text: str) -> Path:
    path = folder / "checker.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_says_what_differs_from_the_defaults(tmp_path: Path) -> None:
    settings = load(written(tmp_path, 'source = "en"\ntarget = "ar"\nselect = ["number"]\n[checks.number]\nx = 2\n'))
    assert settings == Settings(source="en", target="ar", select=("number",), checks={"number": {"x": 2}})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('modle = "x"', "unknown setting 'modle'; did you mean 'model'?"),
        ("source = 3", "'source' must be text"),
        ('select = "number"', "'select' must be a list"),
        ("checks = 1", "'checks' must hold one table a check"),
        ("[calibration]\nnumber = 1", "'calibration' must hold one table a check"),
        ("source = ", "is not valid TOML"),
    ],
)
def test_what_is_not_understood_is_named_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    assert said in str(caught.value)
    assert "checker.toml" in str(caught.value)


def test_a_missing_file_and_one_in_another_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b'source = "\xe9"')
    with pytest.raises(SettingsError, match="save it as UTF-8"):
        load(path)


def test_any_changed_setting_changes_the_digest() -> None:
    digests = {Settings().digest, Settings(source="fr").digest, Settings(checks={"number": {"x": 1}}).digest}
    assert len(digests) == 3
