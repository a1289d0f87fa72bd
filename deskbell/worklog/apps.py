from django.apps import AppConfig


class Worklog(AppConfig):
    name = "deskbell.worklog"
