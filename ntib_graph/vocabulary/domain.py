"""A domain: everything the engine knows of a folder's ontology, words and known entities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ntib_graph.model.terms import Iri, Triple

if TYPE_CHECKING:
    from ntib_graph.vocabulary.english import English
    from ntib_graph.vocabulary.lexicon import Lexicon
    from ntib_graph.vocabulary.ontology import Ontology


def default_domain_folder() -> Path:
    """The domain the package carries: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parent.parent
    carried = package / "domain"
    return carried if carried.is_dir() else package.parent


def domain_key(folder: Path) -> str:
    """A name for the store of the domain in that folder: the folder's name and eight digits of its path."""
    from hashlib import sha256

    place = folder.resolve()
    return f"{place.name}-{sha256(str(place).encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class Domain:
    """A domain folder, read.

    ``schema`` are the triples of ``ontology/``, ``data`` those of ``data/*``; ``gazetteer``, from ``data/gazetteer/*``, are names
    that are recognised in documents and questions, and enter the graph only with a statement that speaks of them.
    """

    folder: Path
    ontology: Ontology
    lexicon: Lexicon
    english: English
    schema: tuple[Triple, ...]
    data: tuple[Triple, ...]
    gazetteer: tuple[Triple, ...] = ()

    @property
    def key(self) -> str:
        """A name for the domain's store."""
        return domain_key(self.folder)

    @property
    def documents_folder(self) -> Path:
        """Where the domain's own documents and their manifest stand."""
        return self.folder / "data" / "documents"

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes that queries may use undeclared."""
        return dict(self.ontology.prefixes)

    def expand(self, name: str) -> Iri:
        """The IRI of ``prefix:name`` or of a bare local name in the domain's namespace; a full IRI stays itself."""
        prefix, colon, local = name.partition(":")
        if colon and prefix in self.ontology.prefixes and not local.startswith("//"):
            return Iri(self.ontology.prefixes[prefix] + local)
        return Iri(name) if colon else Iri(self.ontology.namespace + name)

    def compact(self, iri: Iri) -> str:
        """``prefix:name`` where a prefix fits, else the full IRI."""
        for space, prefix in self._spaces:
            if iri.value.startswith(space):
                return f"{prefix}:{iri.value[len(space) :]}"
        return iri.value

    @cached_property
    def _spaces(self) -> tuple[tuple[str, str], ...]:
        """The namespaces with their prefixes, the longest first; of several prefixes of one the last in the alphabet."""
        spaces = ((space, prefix) for prefix, space in self.ontology.prefixes.items())
        return tuple(sorted(spaces, key=lambda pair: (len(pair[0]), pair[1]), reverse=True))
