"""The documents a graph is built from: those of the domain, and those that were added to its store."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from ntib_graph.corpus.loading import read_document, read_documents
from ntib_graph.model.documents import Document
from ntib_graph.model.errors import DocumentError, NtibGraphError, StoreError, UnknownNameError, UsageError
from ntib_graph.vocabulary.domain import Domain

T = TypeVar("T")


def added_documents_folder(store_folder: Path) -> Path:
    """Where the documents that were added are kept."""
    return store_folder / "documents"


def read_all_documents(domain: Domain, store_folder: Path) -> tuple[Document, ...]:
    """The domain's documents in their order, then the added ones by file name.

    Raises DomainError or DocumentError for one that cannot be read, and DocumentError where an added one has the id of a
    document of the domain.
    """
    own = read_documents(domain.documents_folder)
    added = read_documents(added_documents_folder(store_folder))
    taken = {document.id for document in own}
    for document in added:
        if document.id in taken:
            raise DocumentError(
                f"the domain now has a document {document.id!r} of its own, as was added before",
                where=str(added_documents_folder(store_folder)),
                advice=f"Run ntib remove {document.id}.",
            )
    return (*own, *added)


def list_added(store_folder: Path) -> dict[str, Path]:
    """The files of the added documents by id, in order of file name."""
    folder = added_documents_folder(store_folder)
    if not folder.is_dir():
        return {}
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.stem: path for path in files}


def add_documents(domain: Domain, store_folder: Path, paths: Iterable[Path], build: Callable[[], T]) -> T | None:
    """Copy documents into the store and build: what ``build`` gives, None if all were there already and nothing was done.

    A document's id is its file's stem.  Whatever is raised, neither the documents nor the graph have changed: DocumentError
    for a file that cannot be read and for an id that another text has, StoreError for a disk that refuses, and what ``build``
    raises.
    """
    new = _new_files(domain, store_folder, paths)
    if not new:
        return None
    folder = added_documents_folder(store_folder)
    placed: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in new:
            target = folder / path.name
            coming = folder / f".{path.name}"
            placed += [coming, target]
            shutil.copyfile(path, coming)
            coming.replace(target)
        return build()
    except BaseException as error:
        for path in placed:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _refused(error, folder) from error
        raise


def remove_document(domain: Domain, store_folder: Path, document_id: str, build: Callable[[], T]) -> T:
    """Take an added document out of the store and build: what ``build`` gives.

    Raises UsageError for a document of the domain itself, UnknownNameError for one that is not there, StoreError for a disk
    that refuses, and what ``build`` raises; the document is then still there.
    """
    added = list_added(store_folder)
    path = added.get(document_id)
    if path is None:
        raise _no_removal(domain, tuple(added), document_id)
    going = path.with_name(f".{path.name}")
    try:
        path.replace(going)
        built = build()
    except BaseException as error:
        if going.exists():
            going.replace(path)
        if isinstance(error, OSError):
            raise _refused(error, path) from error
        raise
    going.unlink()
    return built


def _new_files(domain: Domain, store_folder: Path, paths: Iterable[Path]) -> list[Path]:
    """The files whose documents are not there yet, each read once to see that it can be."""
    known = {document.id: document.source.sha256 for document in read_all_documents(domain, store_folder)}
    removable = known.keys() & list_added(store_folder).keys()
    new = []
    for path in paths:
        document = read_document(path)
        if path.name.startswith("."):
            raise DocumentError("a hidden file is not added", where=str(path), advice="Give it a name without the dot.")
        if document.id not in known:
            known[document.id] = document.source.sha256
            new.append(path)
        elif known[document.id] != document.source.sha256:
            way_out = f", or run ntib remove {document.id} first" if document.id in removable else ""
            raise DocumentError(
                f"another document has the id {document.id!r}", where=str(path), advice=f"Give the file another name{way_out}."
            )
    return new


def _no_removal(domain: Domain, added: Sequence[str], document_id: str) -> NtibGraphError:
    own = [document.id for document in read_documents(domain.documents_folder)]
    if document_id in own:
        return UsageError(
            f"{document_id!r} is a document of the domain itself, which is not changed",
            advice="Only documents that were added can be removed.",
        )
    near = difflib.get_close_matches(document_id, added, n=1)
    advice = f"Did you mean {near[0]!r}?" if near else f"Added ones are: {', '.join(added) or 'none'}."
    return UnknownNameError(f"no document {document_id!r} was added", advice=advice)


def _refused(error: OSError, where: Path) -> StoreError:
    what = f"the documents of the store cannot be changed: {error.strerror or error}"
    return StoreError(what, where=str(where), advice="Name another folder with --store or NTIB_STORE.")
