"""Where each surface is mounted."""

from django.urls import include, path

from deskbell.project import health

urlpatterns = [
    path("", include("deskbell.ui.urls")),
    path("", include("deskbell.entrance.urls")),
    path("", include("deskbell.entrance.sign_in_urls")),
    path("live/", include("deskbell.live.urls")),
    path("control/", include("deskbell.control.urls")),
    path("", include("deskbell.workspace.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = "deskbell.ui.errors.bad_request"
handler403 = "deskbell.ui.errors.permission_denied"
handler404 = "deskbell.ui.errors.not_found"
handler429 = "deskbell.ui.errors.too_many_requests"
handler500 = "deskbell.ui.errors.server_error"
