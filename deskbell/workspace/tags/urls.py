"""/tags/… for agents."""

from django.urls import path

from deskbell.workspace.tags import tags

urlpatterns = [
    path("", tags.index, name="tags"),
    path("<int:pk>/name/", tags.rename, name="tag-name"),
    path("<int:pk>/merging/", tags.merge, name="tag-merging"),
    path("<int:pk>/parting/", tags.part, name="tag-parting"),
]
