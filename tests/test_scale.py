"""The scale of similarities: what another model says is read as the built-in one would have said it, so that thresholds
keep their meaning. Models are the built-in one bent, and small ones that are saved in a folder."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import instruments as building
from checker.embedding import AS_THEY_ARE, Calibrated, Encoder, Phrases, Scale, Vectors, calibrations, load
from checker.embedding.calibrations import found, kept_at, read, written
from checker.embedding.equating import _sides, equated
from checker.embedding.scale import Curve
from checker.errors import ModelError, WorkError
from checker.pipeline import Instruments, check_pairs
from checker.reading import Pair, Row, find_pairs
from checker.running import Judge, Portion, in_order
from checker.running.remote import Kit, Worker
from tests.calling import Run, exit_code
from tests.encoders import HashEncoder, LevelEncoder

CORPORA = Path(__file__).parent.parent / "corpora"


@dataclass
class Squeezed:
    """The built-in model with all cosines in a narrow band, as E5's are: c becomes share · c + 1 − share."""

    built_in: Encoder
    share: float
    name: str = "squeezed@1"
    scale: Scale = AS_THEY_ARE

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self.built_in.encode(texts)
        beside = np.full((len(vectors), 1), np.sqrt(1 - self.share))
        return np.hstack([np.sqrt(self.share) * vectors, beside]).astype(np.float32)


@dataclass
class Bent:
    """The built-in model with cosines bent: c becomes ((1 + c) / 2)⁸, for texts that are told beforehand. (A matrix of
    such cosines is one of products of vectors: powers of a positive semidefinite matrix, entry by entry, are such.)"""

    built_in: Encoder
    texts: Sequence[str]
    name: str = "bent@1"
    scale: Scale = AS_THEY_ARE
    known: dict[str, Vectors] = field(default_factory=dict)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not self.known:
            vectors = self.built_in.encode(self.texts).astype(np.float64)
            values, axes = np.linalg.eigh(((1 + vectors @ vectors.T) / 2) ** 8)
            found = (axes * np.sqrt(np.maximum(values, 0))).astype(np.float32)
            self.known.update(zip(self.texts, found, strict=True))
        return np.stack([self.known[text] for text in texts])


@pytest.fixture(scope="module")
def built_in() -> Encoder:
    return load(threads=1)


def calibrated(encoder: Encoder, built_in: Encoder) -> Calibrated:
    scale, _ = equated(encoder, built_in)
    return Calibrated(encoder, lambda _: scale)


@pytest.mark.model
@pytest.mark.parametrize("share", [0.3, 0.05])
def test_with_a_squeezed_model_the_findings_and_the_alignment_are_those_of_the_built_in_one(
    share: float, instruments: Instruments
) -> None:
    pairs = [one.read() for one in find_pairs([CORPORA / "gaza-truce.ar.txt", CORPORA / "gaza-truce.en.txt",
                                               CORPORA / "hague-trial.ar.txt", CORPORA / "hague-trial.en.txt"],
                                              "ar", "en").pairs]
    squeezed = Squeezed(instruments.encoder, share)
    expected, found, bare = (
        list(check_pairs(pairs, replace(instruments, encoder=encoder)))  # type: ignore[arg-type]
        for encoder in (instruments.encoder, calibrated(squeezed, instruments.encoder), squeezed))
    for one, other, third in zip(expected, found, bare, strict=True):
        assert other.findings == one.findings
        assert one.alignment
        assert other.alignment
        assert third.alignment
        assert [(bead.source, bead.target) for bead in other.alignment.beads] == [
            (bead.source, bead.target) for bead in one.alignment.beads]
        similarities = [[bead.similarity for bead in alignment.beads]
                        for alignment in (one.alignment, other.alignment, third.alignment)]
        assert similarities[1] == pytest.approx(similarities[0], abs=1e-3)
        assert similarities[2] != pytest.approx(similarities[0], abs=0.1)


@pytest.mark.model
def test_what_a_check_asks_of_a_squeezed_model_gains_what_it_gained_with_the_built_in_one(built_in: Encoder) -> None:
    ours, theirs = Phrases(built_in), Phrases(calibrated(Squeezed(built_in, 0.2), built_in))
    said, without = "The minister did not deny the report.", "The minister did deny the report."
    other = "لم ينف الوزير التقرير."
    gains = [one(said, other) - one(without, other) for one in (ours, theirs)]
    assert gains[1] == pytest.approx(gains[0], abs=2e-3)
    texts = [said, without, "bread", "the World Food Programme"]
    assert theirs.table(texts, [other, "خبز"]) == pytest.approx(ours.table(texts, [other, "خبز"]), abs=5e-3)


@pytest.mark.model
def test_a_model_whose_cosines_rise_otherwise_gets_the_built_in_ones_back(built_in: Encoder) -> None:
    news = {"The truce held until dawn.": "صمدت الهدنة حتى الفجر.", "Prices of bread doubled.": "تضاعفت أسعار الخبز.",
            "the interior ministry": "وزارة الداخلية", "an arrest": "اعتقال"}
    every = [text for kind in ("words", "phrases", "sentences") for side in _sides(kind) for text in side]
    bent = Bent(built_in, list(dict.fromkeys([*every, *news, *news.values()])))
    before, after, expected = Phrases(bent), Phrases(calibrated(bent, built_in)), Phrases(built_in)
    tables = [one.table(list(news), list(news.values())) for one in (before, after, expected)]
    above = tables[2] > 0.1  # no threshold lies lower, and hardly a pair
    assert above.sum() > 6
    assert np.abs(tables[1] - tables[2])[above].max() < 0.02
    assert np.abs(tables[0] - tables[2])[above].min() > 0.1


@pytest.mark.model
def test_a_projected_model_keeps_what_it_is_worth_and_comes_closer(built_in: Encoder) -> None:
    class Projected(Squeezed):
        def encode(self, texts: Sequence[str]) -> Vectors:
            axes = np.random.default_rng(8).normal(size=(512, 64)).astype(np.float32)
            vectors = super().encode(texts)[:, :512] @ axes
            vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
            return np.hstack([np.sqrt(0.4) * vectors, np.full((len(vectors), 1), np.sqrt(0.6), np.float32)])

    _, measured = equated(Projected(built_in, 1.0), built_in)
    assert [one.kind for one in measured] == ["words", "phrases", "sentences"]
    for one in measured:
        assert one.pairs > 200
        assert 0.8 < one.agreement < 1.0
        assert one.distance[1] < one.distance[0] / 4
        built_ins, before, after = one.right
        assert before < 0.5 < 0.85 < after <= built_ins + 0.03
        assert one.area[0] == pytest.approx(one.area[1], abs=0.02)


@pytest.mark.model
@pytest.mark.parametrize("encoder", [LevelEncoder(), HashEncoder()])
def test_a_model_that_knows_no_translations_is_not_calibrated(encoder: Encoder, built_in: Encoder) -> None:
    with pytest.raises(ModelError, match="hardly tells translations from other pairs of words"):
        equated(encoder, built_in)


_COSINES = st.lists(st.floats(-1, 1), min_size=2, max_size=12, unique_by=lambda one: round(one, 4)).map(sorted)


@given(_COSINES, st.lists(st.floats(-1, 1), min_size=12, max_size=12).map(sorted), st.floats(-1, 1), st.floats(-1, 1))
def test_no_scale_turns_the_order_of_two_similarities_round(own: list[float], wanted: list[float], one: float,
                                                            other: float) -> None:
    scale = Scale((Curve("words", 1.0, tuple(own), tuple(wanted[:len(own)])),
                   Curve("sentences", 9.0, tuple(own), tuple(sorted(wanted, reverse=False)[-len(own):]))))
    low, high = sorted((one, other))
    texts = ["so many words"], ["in two short texts"]
    assert -1 <= scale.table(low, *texts)[0, 0] <= scale.table(high, *texts)[0, 0] <= 1
    assert scale.table(1.0, *texts)[0, 0] == pytest.approx(1.0)


def test_curves_pass_into_each_other_with_the_length_of_texts() -> None:
    scale = Scale((Curve("words", 1.0, (0.0, 0.5), (0.0, 0.2)), Curve("sentences", 9.0, (0.0, 0.5), (0.0, 0.4))))
    texts = ["a", "a b c", "a b c d e f g h i", "a " * 40]
    found = [float(scale.table(0.5, [text], [text])[0, 0]) for text in texts]
    assert found == pytest.approx([0.2, 0.3, 0.4, 0.4])
    assert scale.sentences(0.25) == pytest.approx(0.2)


def test_without_curves_cosines_are_what_they_are() -> None:
    assert AS_THEY_ARE.table([[0.1, 0.2]], ["a"], ["b", "c"]).tolist() == [[0.1, 0.2]]
    assert AS_THEY_ARE.line == (1.0, 0.0)
    assert AS_THEY_ARE.suffix == ""


SCALE = Scale((Curve("words", 1.0, (0.1, 0.5), (0.0, 0.7)),
               Curve("sentences", 9.5, (0.125, 0.25, 0.5), (0.0, 0.2, 0.7))))


def test_a_calibration_is_kept_with_what_it_holds_for(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(written(SCALE, "ours@12345678+half", "use-multilingual@6b6af08c"), "utf-8")
    assert read(file, "ours@12345678+half", "use-multilingual@6b6af08c") == SCALE
    for model, against in (("ours@87654321+half", "use-multilingual@6b6af08c"),
                           ("ours@12345678", "use-multilingual@6b6af08c"), ("ours@12345678+half", "other@1")):
        with pytest.raises(ModelError, match=r"ours\.toml: was measured with .*, this is .*; measure it again"):
            read(file, model, against)


@pytest.mark.parametrize("content", [
    "", "curve = 3", 'model = "m"', "\x00", 'model = "m"\nagainst = "b"\ntexts = "t"\n[[curve]]\nkind = "words"\n'
    "length = 1.0\nown = [0.5, 0.1]\nbuilt_in = [0.1, 0.5]\n"])
def test_a_file_that_is_no_calibration_is_one_message(tmp_path: Path, content: str) -> None:
    (tmp_path / "ours.toml").write_text(content, "utf-8")
    with pytest.raises(ModelError, match=r"ours\.toml: is no calibration of a model"):
        read(tmp_path / "ours.toml", "m", "b")


def test_a_curve_that_falls_or_is_no_number_is_none(tmp_path: Path) -> None:
    for wrong in ("own = [0.5, 0.1, 0.2]", "own = [0.1, nan, 0.5]", "own = [0.1, 0.5]", "own = [0.1, 0.2, 1.5]"):
        text = written(SCALE, "m", "b").replace("own = [0.125, 0.25, 0.5]", wrong)
        assert wrong in text
        (tmp_path / "ours.toml").write_text(text, "utf-8")
        with pytest.raises(ModelError, match="is no calibration"):
            read(tmp_path / "ours.toml", "m", "b")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The user's folder of this test."""
    monkeypatch.setattr(calibrations, "user_data_path", lambda _: tmp_path / "user")
    return tmp_path / "user" / "calibrations"


def test_a_model_without_calibration_is_told_once_with_what_to_run(
    kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one = Calibrated(HashEncoder(), lambda model: found("models/ours", None, LevelEncoder(), model))
    for _ in range(3):
        assert one.scale is AS_THEY_ARE
        assert one.name == "hash@1"
    assert [entry.getMessage() for entry in caplog.records] == [
        "hash@1 is not calibrated: thresholds, which were set for level@1, may mean something else with it; "
        "measure it: checker calibrate --model models/ours --write"]


def test_one_that_was_kept_for_another_revision_is_not_used(kept: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept.mkdir(parents=True)
    kept_at("hash@1").write_text(written(SCALE, "hash@0", "level@1"), "utf-8")
    assert found("ours", None, LevelEncoder(), "hash@1") is AS_THEY_ARE
    assert "was measured with hash@0, this is hash@1" in caplog.text
    with pytest.raises(ModelError, match="was measured with hash@0"):
        found("ours", kept_at("hash@1"), LevelEncoder(), "hash@1")


def test_a_calibrated_model_has_a_name_of_its_own(kept: Path) -> None:
    assert re.fullmatch(r"hash@1~[0-9a-f]{4}", Calibrated(HashEncoder(), lambda _: SCALE).name)
    other = Scale((replace(SCALE.curves[0], built_in=(0.0, 0.8)), SCALE.curves[1]))
    assert other.suffix != SCALE.suffix


def save_bag_of_words(folder: Path, built_in: Encoder) -> None:
    """A model that is saved as any other: the mean of what the built-in one makes of each word, in a narrow band."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    texts = [text for kind in ("words", "phrases", "sentences") for side in _sides(kind) for text in side]
    words = ["?", *sorted({word for text in texts for word in re.findall(r"\w+", text)})]
    tokenizer = Tokenizer(models.WordLevel({word: one for one, word in enumerate(words)}, unk_token="?"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = torch.from_numpy(built_in.encode(words))
    vectors -= vectors.mean(dim=0)
    narrow = Dense(512, 513, bias=True, activation_function=torch.nn.Identity())
    with torch.no_grad():
        narrow.linear.weight.copy_(torch.cat([torch.eye(512), torch.zeros(1, 512)]))
        narrow.linear.bias.copy_(torch.cat([torch.zeros(512), torch.ones(1)]))
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors), narrow], device="cpu")
    model.save(str(folder), create_model_card=False)


@pytest.mark.model
def test_a_saved_model_is_measured_kept_and_used_and_the_signature_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: Path, built_in: Encoder, capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    save_bag_of_words(tmp_path / "ours", built_in)
    (tmp_path / "a.ar.txt").write_text("قتل 47 شخصا في الغارة على المخيم.", "utf-8")
    (tmp_path / "a.en.txt").write_text("The raid on the camp killed 74 people.", "utf-8")
    check = ("check", "a.ar.txt", "a.en.txt", "--model", "ours", "--no-cache")
    assert exit_code(monkeypatch, *check) == 1
    assert caplog.text.count("is not calibrated") == 1
    assert "checker calibrate --model ours --write" in caplog.text
    signed = re.compile(r"\| (ours@[0-9a-f]{8}\S*) \|")
    bare = signed.findall(capsys.readouterr().out)

    assert exit_code(monkeypatch, "calibrate", "--model", "ours") == 0
    assert not kept.exists()
    printed = capsys.readouterr().out
    assert exit_code(monkeypatch, "calibrate", "--model", "ours", "--write") == 0
    assert capsys.readouterr().out.startswith(printed)
    for kind in ("words", "phrases", "sentences"):
        assert re.search(rf"^{kind} +216 ", printed, re.MULTILINE)
    assert [one.name for one in kept.iterdir()] == [f"{bare[0]}.toml"]

    caplog.clear()
    assert exit_code(monkeypatch, *check) == 1
    assert caplog.text == ""
    (name,) = signed.findall(capsys.readouterr().out)
    assert re.fullmatch(rf"{re.escape(bare[0])}~[0-9a-f]{{4}}", name)


@pytest.mark.model
def test_a_calibration_can_lie_beside_the_settings_for_everybody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: Path, built_in: Encoder, caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    save_bag_of_words(tmp_path / "ours", built_in)
    (tmp_path / "checker.toml").write_text('[model]\nname = "ours"\nprompt = "talks "\ncalibration = "ours.toml"\n')
    for side, text in (("ar", "قتل 47 شخصا."), ("en", "It killed 74 people.")):
        (tmp_path / f"a.{side}.txt").write_text(text, "utf-8")
    check = ("check", "a.ar.txt", "a.en.txt", "--no-cache")
    assert exit_code(monkeypatch, *check) == 2
    assert "ours.toml: is no calibration of a model" in capsys.readouterr().err
    assert exit_code(monkeypatch, "calibrate", "--model", "ours", "--write") == 0
    assert "written to ours.toml" in capsys.readouterr().out
    assert not kept.exists()
    assert exit_code(monkeypatch, *check) == 1
    assert re.search(r"\| ours@[0-9a-f]{8}\+prompt-[0-9a-f]{4}~[0-9a-f]{4} \|", capsys.readouterr().out)
    # Another way to run the model is another model.
    (tmp_path / "checker.toml").write_text('[model]\nname = "ours"\ncalibration = "ours.toml"\n')
    assert exit_code(monkeypatch, *check) == 2
    assert "was measured with ours@" in capsys.readouterr().err


def test_the_built_in_model_needs_no_calibration(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calibrate", "--model", "use-multilingual") == 2
    assert "needs no calibration" in capsys.readouterr().err
    assert run("calibrate") == run("calibrate", "--model", "m", "--decisions", "d") == 2
    assert capsys.readouterr().err.count("say either --decisions or --model") == 2


def test_the_built_in_model_is_never_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.settings import Settings

    assert building.calibrated(HashEncoder(), Settings()) == HashEncoder()
    assert isinstance(building.calibrated(HashEncoder(), Settings(model="ours")), Calibrated)


@dataclass(frozen=True)
class Reading:
    """Work for tests: what 0.25 is read as, and by which encoder."""

    def __call__(self, encoder: Encoder) -> Callable[[int], tuple[str, float]]:
        return lambda _: (encoder.name, float(encoder.scale.sentences(0.25)))

    def known(self, encoder: Encoder) -> Callable[[int], None]:
        return lambda _: None


def test_worker_processes_read_on_the_scale_of_who_started_them() -> None:
    encoder = Calibrated(HashEncoder(), lambda _: SCALE)
    assert list(in_order([1], Reading(), encoder, 2)) == [(encoder.name, pytest.approx(0.2))]


def test_a_worker_on_another_machine_reads_on_the_scale_that_came_with_the_work() -> None:
    given: list[Encoder] = []

    def judging(encoder: Encoder) -> Callable[[Row | Pair], Judge]:
        given.append(encoder)
        raise WorkError("enough seen")

    done = Worker(Kit(HashEncoder, judging, keep_going=True, scale=SCALE)).done(Portion(0, ()))
    assert str(done.failure) == "enough seen"
    assert given[0].scale is SCALE
    assert given[0].name == f"hash@1{SCALE.suffix}"
