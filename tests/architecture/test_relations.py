"""A reverse accessor is a way up: `ticket.clock` would let tickets lean on promises unseen."""

from django.apps import apps


def concept(model):
    module = model.__module__.split(".")
    return module[1] if module[0] == "deskbell" else module[0]


def test_foreign_keys_between_concepts_leave_no_way_back():
    ours = [model for model in apps.get_models() if model.__module__.startswith("deskbell.")]

    for model in ours:
        for field in model._meta.get_fields():
            if (
                field.is_relation
                and field.concrete
                and concept(field.related_model) != concept(model)
            ):
                assert field.remote_field.hidden, f"{field} needs related_name='+'"
