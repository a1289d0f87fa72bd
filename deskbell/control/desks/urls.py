"""Addresses of desks and what they consist of."""

from django.urls import path

from deskbell.control.desks import desks, members, roles, teams

urlpatterns = [
    path("", desks.index, name="desks"),
    path("new/", desks.new, name="desk-new"),
    path("<int:pk>/", desks.show, name="desk"),
    path("<int:pk>/settings/", desks.edit, name="desk-settings"),
    path("<int:pk>/teams/", teams.new, name="team-new"),
    path("teams/<int:pk>/", teams.edit, name="team"),
    path("teams/<int:pk>/members/", members.create, name="team-members"),
    path("teams/<int:pk>/members/<int:person_pk>/leaving/", members.destroy, name="team-leaving"),
    path("<int:pk>/roles/", roles.new, name="roles"),
    path("<int:pk>/roles/<int:role_pk>/", roles.edit, name="role"),
    path("<int:pk>/roles/<int:role_pk>/end/", roles.destroy, name="role-end"),
]
