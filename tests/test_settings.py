"""Settings files: where they are found, what is understood, and what is said of what is not."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from checker.checks import all_checks, configured
from checker.cli.config import command as config_command
from checker.cli.options import Said
from checker.errors import SettingsError
from checker.finding import Severity
from checker.instruments import calibration_file
from checker.settings import Ignore, ModelOptions, Settings, find, load, profiles
from checker.settings.lines import lines


def written(folder: Path, text: str, name: str = "checker.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_a_file_says_what_differs_from_the_defaults(tmp_path: Path) -> None:
    settings = load(written(tmp_path, 'source = "en"\ntarget = "ar"\nselect = ["number"]\n[checks.number]\nx = 2\n'))
    assert settings == Settings(source="en", target="ar", select=("number",), checks={"number": {"x": 2}})


def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path: Path) -> None:
    assert load(written(tmp_path, '\ufeffsource = "en"\ntarget = "ar"\n')).source == "en"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\nmodle = "x"', 2, "unknown setting 'modle'; did you mean 'model'?"),
        ("source = 3", 1, "'source' must be text"),
        ('\n\nselect = "number"', 3, "'select' must be a list"),
        ("checks = 1", 1, "'checks' must hold one table a check"),
        ("[checks]\nnumber = 1", 2, "'number' must be a table"),
        ("\n[calibration]\nnumber = 1", 3, "'number' must be a table"),
        ("source = ", 1, "is not valid TOML"),
        ('source = "en"\nfail_on = "hihg"', 2, "unknown severity 'hihg'; did you mean 'high'?"),
        ('min_severity = "never"', 1, "unknown severity 'never'"),
        ('profile = "newsrom"', 1, "unknown profile 'newsrom'; did you mean 'newsroom'?"),
        ('[checks.number]\n\nseverity = "hgih"', 3, "unknown severity 'hgih'"),
        ('[checks.number]\nseverity = { high = "lwo" }', 2, "unknown severity 'lwo'"),
        ("ignore = [3]", 1, "'ignore' must be a list of checks or of rules"),
        ('[[ignore]]\nreason = "x"\npath = "a"\n[[ignore]]\nchekc = "number"', 5, "did you mean 'check'?"),
        ('[[ignore]]\ncheck = "number"', 1, "has no reason"),
        ('[[ignore]]\ncheck = "number"\nreason = "  "', 1, "has no reason"),
        ('[[ignore]]\nreason = "x"', 1, "says not which"),
        ('[[ignore]]\nreason = "x"\n# why\ntext = "/(/"', 4, "'text' is no regular expression"),
        ('extend = "none.toml"', 1, "no such settings file"),
        ('[model]\nname = "m"\npromt = "x"', 3, "unknown key of [model] 'promt'; did you mean 'prompt'?"),
        ('\n[model]\nprompt = "x"', 2, "[model] says not which model"),
        ('[model]\nname = 3', 2, "'name' must be text"),
        ('[model]\nname = "m"\npooling = "men"', 3, "unknown pooling 'men'; did you mean 'mean'?"),
        ('[model]\nname = "m"\nprecision = "double"', 3, "unknown precision 'double'"),
        ('[model]\nname = "m"\nbatch = 0', 3, "'batch' must be a number from 1 on"),
        ('[model]\nname = "m"\nbatch = true', 3, "'batch' must be a number from 1 on"),
        ('[model]\nname = "m"\nnormalise = "no"', 3, "'normalise' must be true or false"),
    ],
)
def test_what_is_not_understood_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    assert said in str(caught.value)
    assert f"checker.toml:{line}:" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[checks.nubmer]", 1, "unknown check 'nubmer'; did you mean 'number'?"),
        ('\nselect = ["nubmer"]', 2, "did you mean 'number'?"),
        ('ignore = ["nubmer"]', 1, "did you mean 'number'?"),
        ('[[ignore]]\ncheck = "nubmer"\nreason = "x"', 1, "did you mean 'number'?"),
        ("[checks.omission]\nwords = 3\nwrods = 4", 3, "unknown option of 'omission' 'wrods'; did you mean 'words'?"),
        ('[checks.omission]\nwords = "many"', 2, "'words' must be like 7"),
    ],
)
def test_a_check_or_option_that_does_not_exist_is_named_too(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        configured(load(written(tmp_path, text)))
    assert said in str(caught.value)
    assert f"checker.toml:{line}:" in str(caught.value)


def test_a_missing_file_and_one_in_another_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b'source = "\xe9"')
    with pytest.raises(SettingsError, match="save it as UTF-8"):
        load(path)


def test_any_changed_setting_changes_the_digest() -> None:
    digests = {Settings().digest, Settings(source="fr").digest, Settings(checks={"number": {"x": 1}}).digest,
               Settings(ignore=("number",)).digest, Settings(ignore=(Ignore("x", "number"),)).digest}
    assert len(digests) == 5


def test_how_a_model_is_run_belongs_to_that_model(tmp_path: Path) -> None:
    table = '[model]\nname = "ours"\nprompt = ""\npooling = "cls"\nbatch = 8\nprecision = "half"\nnormalise = false\n'
    base = load(written(tmp_path, f'{table}calibration = "ours.toml"', "base.toml"))
    assert (base.model, base.model_options) == ("ours", ModelOptions("", "cls", 8, "half", False, "ours.toml"))
    assert load(written(tmp_path, 'extend = "base.toml"')).model_options == base.model_options
    other = load(written(tmp_path, 'extend = "base.toml"\nmodel = "other"'))
    assert (other.model, other.model_options) == ("other", ModelOptions())
    assert Said(config=tmp_path / "base.toml", model="ours").settings(tmp_path).model_options == base.model_options
    assert Said(config=tmp_path / "base.toml", model="other").settings(tmp_path).model_options == ModelOptions()
    assert calibration_file(base) == tmp_path / "ours.toml"


def test_a_name_alone_is_a_model_run_as_it_is_and_signs_as_before(tmp_path: Path) -> None:
    plain = load(written(tmp_path, 'model = "ours"'))
    assert plain == load(written(tmp_path, '[model]\nname = "ours"')) == Settings(model="ours")
    assert load(written(tmp_path, '[model]\nname = "ours"\nbatch = 8')).digest != plain.digest


def test_where_a_rule_was_written_is_no_setting(tmp_path: Path) -> None:
    rule = '[[ignore]]\npath = "drafts/"\nreason = "x"\n'
    here, there = load(written(tmp_path / "a", rule)), load(written(tmp_path / "b", rule))
    assert here.digest == there.digest


class TestFinding:
    """Which file holds for an article."""

    def test_the_nearest_file_upwards_wins(self, tmp_path: Path) -> None:
        outer, inner = written(tmp_path, ""), written(tmp_path / "sport", "")
        (tmp_path / "sport" / "2024").mkdir()
        (tmp_path / "news").mkdir()
        assert find(tmp_path / "sport" / "2024") == inner.resolve()
        assert find(tmp_path / "news") == outer.resolve()

    def test_a_pyproject_counts_when_it_speaks_of_us(self, tmp_path: Path) -> None:
        outer = written(tmp_path, "[tool.checker]\nsource = 'en'\n[tool.ruff]\n", "pyproject.toml")
        written(tmp_path / "inner", "[tool.ruff]\n# no checker here\n", "pyproject.toml")
        assert find(tmp_path / "inner") == outer.resolve()
        assert load(outer).source == "en"

    def test_a_file_of_our_own_comes_before_a_pyproject(self, tmp_path: Path) -> None:
        written(tmp_path, "[tool.checker]\n", "pyproject.toml")
        own = written(tmp_path, "")
        assert find(tmp_path) == own.resolve()

    def test_errors_in_a_pyproject_have_their_line(self, tmp_path: Path) -> None:
        path = written(tmp_path, "[project]\nname = 'x'\n[tool.checker]\nsuorce = 'en'\n", "pyproject.toml")
        with pytest.raises(SettingsError, match=r"pyproject\.toml:4: unknown setting 'suorce'"):
            load(path)

    def test_a_broken_pyproject_that_speaks_of_us_is_an_error(self, tmp_path: Path) -> None:
        written(tmp_path, "[tool.checker\n", "pyproject.toml")
        with pytest.raises(SettingsError, match="not valid TOML"):
            find(tmp_path)


class TestExtending:
    """Files that add to others."""

    def test_what_the_nearer_file_says_counts_and_ignores_add_up(self, tmp_path: Path) -> None:
        written(tmp_path, 'source = "en"\nignore = ["person"]\n[checks.omission]\nwords = 3\nkin = 0.5\n', "base.toml")
        path = written(tmp_path / "desk", 'extend = "../base.toml"\ntarget = "ar"\nignore = ["place"]\n'
                                          "[checks.omission]\nwords = 9\n")
        settings = load(path)
        assert (settings.source, settings.target) == ("en", "ar")
        assert settings.left_out == {"person", "place"}
        assert settings.checks == {"omission": {"words": 9, "kin": 0.5}}
        assert settings.place("checks", "omission", "kin").endswith("base.toml:5")

    def test_paths_count_from_the_file_that_says_them(self, tmp_path: Path) -> None:
        written(tmp_path, "concept,language,term,status\na,en,words,preferred\n", "house.csv")
        written(tmp_path, '[checks.terminology]\ntermbases = ["house.csv"]\n', "base.toml")
        settings = load(written(tmp_path / "desk" / "sport", 'extend = "../../base.toml"\n'))
        check = next(one for one in configured(settings) if one.name == "terminology")
        assert check.material

    def test_a_circle_is_an_error_that_shows_it(self, tmp_path: Path) -> None:
        written(tmp_path, 'extend = "a.toml"\n', "b.toml")
        path = written(tmp_path, '\nextend = "b.toml"\n', "a.toml")
        with pytest.raises(SettingsError, match=r"b\.toml:1: extends itself: .*a\.toml → .*b\.toml → .*a\.toml"):
            load(path)


class TestProfiles:
    """Named sets of settings."""

    @pytest.mark.parametrize("name", sorted(profiles()))
    def test_a_profile_says_what_it_is_for_and_what_it_sets_can_be_set(self, tmp_path: Path, name: str) -> None:
        settings = load(written(tmp_path, f'profile = "{name}"\n'))
        assert len(profiles()[name].about) > 60
        assert configured(settings)
        assert settings != Settings(profile=name)

    def test_a_profile_supplies_only_what_no_file_says(self, tmp_path: Path) -> None:
        written(tmp_path, 'fail_on = "high"\n', "base.toml")
        settings = load(written(tmp_path, 'extend = "base.toml"\nprofile = "strict"\n'))
        assert settings.fail_on == "high"
        assert load(written(tmp_path, 'profile = "strict"\n')).fail_on == "low"
        assert load(written(tmp_path, 'profile = "newsroom"\n')).place("min_severity") == "profile newsroom"

    def test_headlines_are_not_held_to_completeness(self, tmp_path: Path) -> None:
        ran = {one.name for one in configured(load(written(tmp_path, 'profile = "headline"\n')))}
        assert "number" in ran
        assert not ran & {"omission", "addition"}


def test_select_names_what_runs_and_ignore_what_does_not(tmp_path: Path) -> None:
    settings = load(written(tmp_path, 'select = ["number", "date"]\nignore = ["date"]\n'))
    assert [one.name for one in configured(settings)] == ["number"]


def test_a_severity_of_our_own_is_no_option_of_the_check(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '[checks.omission]\nseverity = "low"\nwords = 3\n'))
    check = next(one for one in configured(settings) if one.name == "omission")
    assert getattr(check, "words", None) == 3


@given(st.lists(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), unique=True, min_size=1, max_size=8))
def test_every_key_stands_on_the_line_that_is_said(keys: list[str]) -> None:
    text = "".join(f"# a comment\n{key} = 1\n" for key in keys)
    found = lines(text)
    assert tomllib.loads(text).keys() == {keys_[0] for keys_ in found}
    assert [found[(key,)] for key in keys] == [2 * number for number in range(1, len(keys) + 1)]


def test_lines_of_dotted_keys_and_of_tables_in_a_list() -> None:
    found = lines('a.b = 1\n[[ignore]]\nx = 1\n[[ignore]]\n"y z" = 2\n[c.d]\ne = 3\n')
    assert found[("a", "b")] == 1
    assert found[("ignore", "1")] == 4
    assert found[("ignore", "1", "y z")] == 5
    assert found[("c", "d", "e")] == 7


class TestCommand:
    """`checker config`."""

    @pytest.fixture
    def run(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
        monkeypatch.chdir(tmp_path)

        def call(*arguments: str) -> Result:
            return CliRunner().invoke(config_command, arguments, catch_exceptions=False)

        return call

    def test_show_prints_settings_that_load_again_and_where_each_was_said(
        self, run: Callable[..., Result], tmp_path: Path
    ) -> None:
        path = written(tmp_path, 'profile = "headline"\n[[ignore]]\ncheck = "date"\ntext = "«\\"x»"\nreason = "why"\n'
                                 '[checks.omission]\nwords = 9\nseverity = { high = "low" }\n'
                                 '[model]\nname = "ours"\nbatch = 8\n')
        shown = run("show").output
        assert "batch = 8  # checker.toml:11" in shown
        assert "words = 9  # checker.toml:7" in shown
        assert re.search(r"min_severity = .medium.  # profile headline", shown)
        assert load(written(tmp_path, shown, "again.toml")).digest == load(path).digest

    def test_check_names_the_file_that_holds(self, run: Callable[..., Result], tmp_path: Path) -> None:
        assert "no settings file" in run("check").output
        written(tmp_path, 'ignore = ["number"]\n')
        assert f"checker.toml; {len(all_checks()) - 1} of {len(all_checks())} checks" in run("check").output
        with pytest.raises(SettingsError, match=r"s\.toml:1"):
            run("check", str(written(tmp_path, "x = 1\n", "s.toml")))

    def test_profiles_are_explained(self, run: Callable[..., Result]) -> None:
        shown = run("profiles").output
        assert all(f"{name}: " in shown for name in profiles())


class TestSchema:
    """What editors check a settings file with says the same as we do."""

    @pytest.fixture
    def schema(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(CliRunner().invoke(config_command, ["schema"]).output)
        jsonschema.Draft202012Validator.check_schema(found)
        return found

    @pytest.mark.parametrize("text", [
        "", 'profile = "strict"', 'extend = "x.toml"\nselect = ["number"]\nfail_on = "never"',
        '[[ignore]]\ncheck = "number"\nreason = "x"', 'ignore = ["person", { path = "a/**", reason = "x" }]',
        '[checks.omission]\nwords = 3\nkin = 1\nseverity = "low"', '[checks.number]\nseverity = { high = "low" }',
        'model = "ours"', '[model]\nname = "ours"\npooling = "cls"\nbatch = 8\nprecision = "full"\nnormalise = true',
        *(f'profile = "{name}"' for name in profiles()),
    ])
    def test_what_we_take_it_takes(self, schema: dict[str, object], tmp_path: Path, text: str) -> None:
        jsonschema.validate(tomllib.loads(text), schema)
        written(tmp_path, "", "x.toml")
        assert configured(load(written(tmp_path, text)))

    @pytest.mark.parametrize("text", [
        'modle = "x"', "source = 3", 'fail_on = "hihg"', '[checks.nubmer]\nseverity = "low"', 'select = ["nubmer"]',
        '[[ignore]]\ncheck = "number"', '[[ignore]]\nreason = "x"', "[checks.omission]\nwrods = 3",
        '[checks.omission]\nwords = "many"', '[checks.number]\nseverity = "never"', '[model]\npooling = "cls"',
        '[model]\nname = "ours"\nbatch = 0', '[model]\nname = "ours"\nbacth = 3', "model = 3",
    ])
    def test_what_we_refuse_it_refuses(self, schema: dict[str, object], tmp_path: Path, text: str) -> None:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(text), schema)
        with pytest.raises(SettingsError):
            configured(load(written(tmp_path, text)))

    def test_every_check_and_level_is_in_it(self, schema: dict[str, object]) -> None:
        text = json.dumps(schema)
        assert all(f'"{name}"' in text for name in (*all_checks(), *(one.value for one in Severity)))
