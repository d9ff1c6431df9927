from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from ntib_graph.export.replacing import replacing
from ntib_graph.model.errors import StoreError


def test_the_new_text_takes_the_old_ones_place_with_its_rights(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    with replacing(path) as out:
        out.write("néw")
        assert path.read_text() == "old"
    assert path.read_text(encoding="utf-8") == "néw"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_full_disk_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(StoreError, match=r"a\.txt: cannot be written: No space left on device"), replacing(path) as out:
        out.write("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_any_other_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as out:
        out.write("half")
        raise KeyboardInterrupt
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "old")]


def test_no_such_folder_and_a_folder_itself(tmp_path):
    for path in (tmp_path / "none" / "a.txt", tmp_path):
        with pytest.raises(StoreError, match="cannot be written"), replacing(path) as out:
            out.write("x")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    with replacing(link) as out:
        out.write("new")
    assert link.is_symlink() and (tmp_path / "real.txt").read_text() == "new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no /dev/null here")
def test_a_device_is_written_not_replaced():
    with replacing(Path("/dev/null")) as out:
        out.write("x")
    assert not Path("/dev/null").is_file()
