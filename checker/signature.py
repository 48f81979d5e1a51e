"""What stands beside every result, so that a figure can be had again: version, model and settings (after sacreBLEU)."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True)
class Signature:
    """Prints as `v0.1.0 | use-multilingual@3f2a91bc | settings 9c1f22aa`."""

    version: str
    model: str
    settings: str

    def __str__(self) -> str:
        return f"v{self.version} | {self.model} | settings {self.settings}"


def program_version() -> str:
    """The installed version of this program."""
    try:
        return version("translation-consistency-checker")
    except PackageNotFoundError:
        return "0+source"
