"""Addresses of the entrance itself. Those of signing in: `sign_in_urls`."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from deskbell.entrance import (
    answers,
    confirmations,
    keys,
    language,
    ratings,
    requests,
    set_up,
)

app_name = "entrance"

urlpatterns = [
    path("set-up/<str:held>/", login_not_required(set_up.show), name="set-up"),
    path("account/language/", login_not_required(language.update), name="language"),
    path("account/keys/", keys.edit, name="keys"),
    path("account/keys/single/", keys.single, name="single-keys"),
    path("rating/<str:held>/", login_not_required(ratings.show), name="rating"),
    path("answer/<str:held>/", login_not_required(answers.show), name="answer"),
    path("resolution/<str:held>/", login_not_required(confirmations.show), name="confirmation"),
    path("requests/", requests.index, name="requests"),
]
