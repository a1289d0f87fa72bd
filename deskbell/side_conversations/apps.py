from django.apps import AppConfig


class SideConversations(AppConfig):
    name = "deskbell.side_conversations"
