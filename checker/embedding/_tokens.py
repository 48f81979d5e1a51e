"""Texts → token ids of the built-in model, by SentencePiece in C++."""

from collections.abc import Iterator, Sequence

from sentencepiece import SentencePieceProcessor

from checker.embedding import weights
from checker.errors import ModelError

_UNKNOWN, _BEGIN, _END = 0, 1, 2


class Tokens:
    """The model's tokeniser: about 60,000 sentences a second on one core, so it is never what one waits for."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        try:
            self._processor = SentencePieceProcessor(model_proto=weights.file("sp.model").read_bytes())
        except RuntimeError as error:
            what = f"the built-in model's vocabulary can't be read ({error})"
            raise ModelError(what, advice=weights.ADVICE) from error

    def ids(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """The token ids of each text, between the begin and the end mark."""
        for text, ids in zip(texts, self._processor.encode(list(texts), num_threads=self._threads), strict=True):
            pieces = self._unmerged(text, ids) if _UNKNOWN in ids else ids
            yield [_BEGIN, *(pieces or [_UNKNOWN]), _END]

    def _unmerged(self, text: str, ids: list[int]) -> list[int]:
        # SentencePiece makes one unknown token of «ܐܒ», the package that carries the weights makes one a character;
        # how often the unknown vector is counted changes the sentence's vector (0.989 in place of 1.0 was seen).
        pieces = self._processor.encode(text, out_type=str)
        return [one for number, piece in zip(ids, pieces, strict=True)
                for one in ([_UNKNOWN] * len(piece) if number == _UNKNOWN else [number])]
