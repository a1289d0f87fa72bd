"""What went wrong is said in words, with what to do."""

import pytest

from deskbell.ui import errors


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "could not read that"),
        (errors.permission_denied, 403, "may not see this"),
        (errors.csrf_failure, 403, "open too long"),
        (errors.not_found, 404, "nothing here"),
        (errors.too_many_requests, 429, "Too many tries"),
        (errors.server_error, 500, "broke on our side"),
    ],
)
def test_each_error_has_a_page(request_with, view, status, words):
    response = view(request_with())

    assert response.status_code == status
    assert words in response.content.decode()
