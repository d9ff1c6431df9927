from pathlib import Path

import pytest

from ntib_graph.corpus.manifest import Manifest, read_manifest
from ntib_graph.model.errors import DomainError

GOOD = """reference_date = "2025-10"

[[document]]
id = "a"
file = "a.txt"
title = "A title"
authors = ["One", "Two"]
date = "2025-10-01"
"""


def write(folder: Path, text: str) -> Path:
    (folder / "a.txt").write_text("Text.", encoding="utf-8")
    (folder / "manifest.toml").write_text(text, encoding="utf-8")
    return folder


def test_what_the_manifest_says_and_nothing_more(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, GOOD))
    assert manifest.reference_date is not None and str(manifest.reference_date) == "2025-10"
    (entry,) = manifest.entries
    assert (entry.id, entry.path) == ("a", tmp_path / "a.txt")
    assert entry.source.title == "A title" and entry.source.authors == ("One", "Two")
    assert entry.source.publisher == "" and entry.source.rights == ""


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[document]]\nid = "a"\nfile = \n', 3, "TOML"),
        (GOOD + 'colour = "red"\n', 3, "colour"),
        (GOOD + '\n[[document]]\nid = "a"\nfile = "a.txt"\n', 10, "already taken"),
        (GOOD + '\n[[document]]\nid = "b"\nfile = "b.txt"\n', 10, "b.txt"),
        (GOOD + '\n[[document]]\nid = "b"\nfile = "../b.txt"\n', 10, "outside"),
        (GOOD + '\n[[document]]\nid = "b"\nfile = "/etc/hostname"\n', 10, "outside"),
        (GOOD + '\n[[document]]\nfile = "a.txt"\n', 10, '"id"'),
        (GOOD.replace("2025-10-01", "October"), 3, "EDTF"),
        (GOOD.replace('"2025-10"', '"soon"'), 1, "EDTF"),
        (GOOD.replace('"A title"', "7"), 3, "title"),
        (GOOD.replace('["One", "Two"]', '"One"'), 3, "authors"),
        ('titel = "x"\n', 1, "titel"),
        ('document = "a"\n', None, "document"),
    ],
)
def test_a_broken_manifest_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    with pytest.raises(DomainError) as raised:
        read_manifest(write(tmp_path, text))
    assert words in str(raised.value)
    assert raised.value.where.startswith(str(tmp_path / "manifest.toml") if line else str(tmp_path))
    if line:
        assert raised.value.where.endswith(f":{line}")
