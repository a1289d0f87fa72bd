"""/tickets/1042/side-conversations/… for agents."""

from django.urls import path

from deskbell.workspace.asides import asking, reading, taking_back

urlpatterns = [
    path("", asking.create, name="side-conversations"),
    path("<int:pk>/", reading.show, name="side-conversation"),
    path("<int:pk>/messages/", asking.go_on, name="side-messages"),
    path("<int:pk>/closure/", reading.close, name="side-closure"),
    path("messages/<int:pk>/withdrawal/", taking_back.withdraw, name="side-withdrawal"),
    path("messages/<int:pk>/source/", reading.source, name="side-source"),
]
