"""Triggers: events and versions are not emptied out whole either."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION kernel_keep_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is written in % stays; it cannot be emptied out.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_all BEFORE TRUNCATE ON kernel_recordedevent
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_keep_all();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON kernel_version
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_keep_all();
"""

NO_GUARDS = """
DROP TRIGGER keep_all ON kernel_recordedevent;
DROP TRIGGER keep_all ON kernel_version;
DROP FUNCTION kernel_keep_all();
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_once")]

    operations = [migrations.RunSQL(GUARDS, NO_GUARDS)]
