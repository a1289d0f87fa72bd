"""/live/ for pages that stay open."""

from django.urls import path

from deskbell.live import stream

app_name = "live"
urlpatterns = [path("", stream.show, name="stream")]
