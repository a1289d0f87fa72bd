import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0014_contact"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="custom",
            field=models.JSONField(default=dict),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("custom", {}), _negated=True),
                fields=["custom"],
                name="tickets_by_field",
            ),
        ),
    ]
