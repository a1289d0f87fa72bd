"""Addresses of plans."""

from django.urls import path

from deskbell.control.schedules import pauses, plans

urlpatterns = [
    path("", plans.index, name="schedules"),
    path("new/", plans.new, name="plan-new"),
    path("preview/", plans.preview, name="plan-preview"),
    path("<int:pk>/", plans.edit, name="plan"),
    path("<int:pk>/pause/", pauses.create, name="plan-pause"),
    path("<int:pk>/going-on/", pauses.destroy, name="plan-going-on"),
]
