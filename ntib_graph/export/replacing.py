"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from ntib_graph.model.errors import StoreError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 stream whose text takes the place of ``path`` when the block ends; if it fails, the old file stays.

    Written beside the file and moved; what is no regular file (a device, a pipe) is written directly.
    Raises StoreError where the disk refuses.
    """
    with replacing_bytes(path) as binary:
        stream = TextIOWrapper(binary, encoding="utf-8", newline="\n")
        try:
            yield stream
            stream.flush()
        finally:
            stream.detach()


@contextmanager
def replacing_bytes(path: Path) -> Iterator[BinaryIO]:
    """A stream of bytes that take the place of ``path``, as ``replacing`` has it for text."""
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:
            yield stream
        return
    # Through a link the file it points to is replaced, not the link.
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        part_removed(part)
        raise StoreError(
            f"cannot be written: {error.strerror or error}",
            where=str(path),
            advice="Choose a folder that exists, is writable and has room; what was there before is unchanged.",
        ) from error
    except BaseException:
        part_removed(part)
        raise


def part_removed(part: Path) -> bool:
    """Whether the half-written file is gone."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return False
    return True
