"""Static files are collected once, and again when one of them changes."""

from deskbell.project import static_files


def test_they_are_collected_with_fingerprints_and_only_when_stale(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    assert static_files.collect()
    collected = {path.name for path in settings.STATIC_ROOT.rglob("*.css")}
    assert collected
    assert "tokens.css" not in collected
    assert not static_files.collect()

    (settings.STATIC_ROOT / "collected").write_text("an older version")
    assert static_files.collect()
