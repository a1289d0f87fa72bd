"""/macros/… for agents."""

from django.urls import path

from deskbell.workspace.macros import editing, history, shelves, trying

urlpatterns = [
    path("", shelves.index, name="macros"),
    path("new/", editing.create, name="macro-new"),
    path("preview/", trying.show, name="macro-preview"),
    path("<int:pk>/", editing.edit, name="macro"),
    path("<int:pk>/sharing/", editing.share, name="macro-sharing"),
    path("<int:pk>/versions/", history.index, name="macro-versions"),
    path("<int:pk>/versions/<int:version>/return/", history.restore, name="macro-version-return"),
    path("<int:pk>/deactivation/", shelves.deactivate, name="macro-deactivation"),
    path("<int:pk>/activation/", shelves.reactivate, name="macro-activation"),
    path("<int:pk>/pin/", shelves.pin, name="macro-pinning"),
    path("<int:pk>/unpin/", shelves.unpin, name="macro-unpinning"),
    path("<int:pk>/place/", shelves.move, name="macro-place"),
]
