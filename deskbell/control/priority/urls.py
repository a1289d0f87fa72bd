"""Addresses of the priority matrix and its versions."""

from django.urls import path

from deskbell.control.priority import drafts, matrices

urlpatterns = [
    path("", matrices.show, name="priority"),
    path("drafts/", drafts.create, name="priority-drafts"),
    path("drafts/<int:pk>/", drafts.edit, name="priority-draft"),
    path("drafts/<int:pk>/publication/", drafts.publish, name="priority-publication"),
    path("drafts/<int:pk>/removal/", drafts.destroy, name="priority-removal"),
    path("versions/<int:pk>/", matrices.version, name="priority-version"),
    path("versions/<int:pk>/return/", matrices.restore, name="priority-return"),
]
