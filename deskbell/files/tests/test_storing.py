"""A file is kept once, under its digest, typed by its content; never in part."""

import pytest
from django.core.files.storage import default_storage

from deskbell.files import operations as files
from deskbell.files import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-10")]

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture(autouse=True)
def a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_same_bytes_are_kept_once(noon):
    assert files.store([b"abc"], at=noon) == files.store([b"a", b"bc"], at=noon)


def test_what_was_stored_comes_back(noon):
    assert queries.content_of(files.store([b"abc"] * 1000, at=noon)) == b"abc" * 1000


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"MZ\x90\0 not a picture", "application/octet-stream"),
        ("Grüße".encode(), "text/plain"),
    ],
)
def test_the_type_comes_from_the_content(noon, content, kind):
    found = files.store([content], at=noon).type

    assert found == kind or (kind == "application/octet-stream" and not found.startswith("image/"))


def test_what_is_too_large_is_refused_and_leaves_nothing(noon, settings, tmp_path):
    settings.LARGEST_FILE = 10

    with pytest.raises(files.TooLarge):
        files.store([b"x" * 11], at=noon)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.proves("OPS-5")
def test_a_full_disk_leaves_nothing_that_is_taken_for_the_file(noon, monkeypatch):
    def fail(spool, file):
        raise OSError("No space left on device")

    with monkeypatch.context() as full:
        full.setattr("deskbell.files.operations._storing._put", fail)
        with pytest.raises(OSError, match="No space"):
            files.store([b"abc" * 100], at=noon)

    assert queries.content_of(files.store([b"abc" * 100], at=noon)) == b"abc" * 100


@pytest.mark.proves("OPS-5")
def test_a_file_that_lies_there_in_part_is_mended(noon):
    kept = files.store([b"abc" * 100], at=noon)
    with default_storage.open(kept.path, "wb") as cut:
        cut.write(b"abc")

    again = files.store([b"abc" * 100], at=noon)

    assert queries.content_of(again) == b"abc" * 100
