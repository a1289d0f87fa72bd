"""/lists/… for agents."""

from django.urls import path

from deskbell.workspace.lists import arranging, changing, saving

urlpatterns = [
    path("", arranging.index, name="lists"),
    path("rail/", arranging.show, name="rail"),
    path("new/", saving.create, name="list-new"),
    path("<int:pk>/", changing.edit, name="list"),
    path("<int:pk>/sharing/", changing.share, name="list-sharing"),
    path("<int:pk>/deletion/", changing.delete, name="list-deletion"),
    path("<int:pk>/return/", changing.restore, name="list-return"),
    path("<slug:key>/copy/", saving.copy, name="list-copy"),
    path("<slug:key>/pin/", arranging.pin, name="list-pinning"),
    path("<slug:key>/unpin/", arranging.unpin, name="list-unpinning"),
    path("<slug:key>/place/", arranging.move, name="list-place"),
]
