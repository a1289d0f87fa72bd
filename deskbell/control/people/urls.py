"""Addresses of people."""

from django.urls import path

from deskbell.control.people import addresses, merges, people, standing

urlpatterns = [
    path("", people.index, name="people"),
    path("new/", people.new, name="person-new"),
    path("<int:pk>/", people.show, name="person"),
    path("<int:pk>/details/", people.edit, name="person-details"),
    path("<int:pk>/addresses/", addresses.create, name="person-addresses"),
    path("<int:pk>/addresses/<int:address_pk>/first/", addresses.prefer, name="address-first"),
    path("<int:pk>/addresses/<int:address_pk>/removal/", addresses.destroy, name="address-removal"),
    path("<int:pk>/vouching/", standing.vouch, name="person-vouching"),
    path("<int:pk>/invitation/", standing.invite, name="person-invitation"),
    path("<int:pk>/deactivation/", standing.deactivate, name="person-deactivation"),
    path("<int:pk>/activation/", standing.reactivate, name="person-activation"),
    path("<int:pk>/merge/", merges.new, name="person-merge"),
    path("merges/<int:pk>/undoing/", merges.destroy, name="merge-undoing"),
]
