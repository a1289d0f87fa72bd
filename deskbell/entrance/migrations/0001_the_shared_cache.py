"""The table of Django's database cache, where all web processes count tries together.

Unlogged: a crash of the database may forget the counts, and each count is written quickly.
"""

from django.db import migrations

MAKE = """
CREATE UNLOGGED TABLE deskbell_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX deskbell_cache_expires ON deskbell_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(MAKE, "DROP TABLE deskbell_cache")]
