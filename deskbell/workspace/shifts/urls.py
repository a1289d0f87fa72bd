"""/shifts/… for agents."""

from django.urls import path

from deskbell.workspace.shifts import notes

urlpatterns = [
    path("", notes.index, name="shifts"),
    path("teams/<int:pk>/", notes.create, name="shift-new"),
    path("<int:pk>/reading/", notes.acknowledge, name="shift-reading"),
]
