"""/tasks/… for agents."""

from django.urls import path

from deskbell.workspace.tasks import doing, lists, planning

urlpatterns = [
    path("", lists.index, name="tasks"),
    path("<int:pk>/", planning.edit, name="task"),
    path("<int:pk>/taking/", doing.take, name="task-taking"),
    path("<int:pk>/finish/", doing.finish, name="task-finish"),
    path("<int:pk>/skipping/", doing.skip, name="task-skipping"),
    path("<int:pk>/reopening/", doing.reopen, name="task-reopening"),
    path("<int:pk>/place/", planning.place, name="task-place"),
]
