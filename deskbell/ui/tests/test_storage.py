"""In production a page links to one stylesheet for each surface, fingerprinted."""

import re

from django.conf import settings as project
from django.contrib.staticfiles.finders import get_finders
from django.test import override_settings

from deskbell.ui import assets
from deskbell.ui.storage import Storage


def collect_into(folder):
    storage = Storage(location=str(folder), base_url="/static/")
    paths = {}
    for finder in get_finders():
        for path, source in finder.list([]):
            if path.startswith("ui/") and "vendor/trix" not in path:
                with source.open(path) as file:
                    storage.save(path, file)
                paths[path] = (storage, path)
    trouble = [done for *_, done in storage.post_process(paths) if isinstance(done, Exception)]
    return storage, trouble


def test_the_stylesheets_are_joined_and_what_they_point_to_is_found(tmp_path):
    with override_settings(DEBUG=False, STATIC_ROOT=str(tmp_path), STATIC_URL=project.STATIC_URL):
        storage, trouble = collect_into(tmp_path)
        address = storage.url(assets.joined("ui"))

    css = (tmp_path / address.removeprefix("/static/")).read_text()
    assert not trouble
    assert re.fullmatch(r"/static/ui/css/joined\.[0-9a-f]{12}\.css", address)
    assert css.lstrip().startswith("/* The order of the layers")
    fonts = re.findall(r'url\("(\.\./vendor/inter/[^"]+)"\)', css)
    assert len(fonts) == 4
    assert all((tmp_path / "ui/css" / font).exists() for font in fonts)
