"""/bulk/… for agents."""

from django.urls import path

from deskbell.workspace.bulk import runs

urlpatterns = [
    path("", runs.index, name="bulk"),
    path("<int:pk>/", runs.show, name="run"),
    path("<int:pk>/stop/", runs.stop, name="run-stop"),
    path("<int:pk>/undoing/", runs.undo, name="run-undoing"),
]
