from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0006_what_to_do_next"),
    ]

    operations = [
        TrigramExtension(),
        migrations.AddIndex(
            model_name="ticket",
            index=GinIndex(
                OpClass(Lower("subject"), name="gin_trgm_ops"), name="subject_by_any_part"
            ),
        ),
    ]
