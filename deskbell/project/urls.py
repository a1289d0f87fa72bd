"""Where each surface is mounted."""

from django.urls import include, path

from deskbell.project import health

urlpatterns = [
    path("", include("deskbell.ui.urls")),
    path("live/", include("deskbell.live.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
