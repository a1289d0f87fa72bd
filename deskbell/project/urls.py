"""Where each surface is mounted."""

from django.urls import path

from deskbell.project import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
