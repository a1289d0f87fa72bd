"""Triggers: an event is never changed or deleted; a published version neither.

The one exception is redaction, inside a transaction that sets `deskbell.redaction`: it may blank
the words of an event, and nothing else of it.
"""

from django.db import migrations

GUARDS = """
CREATE FUNCTION kernel_keep_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND current_setting('deskbell.redaction', true) = 'on'
        AND NEW.words = '{}'::jsonb AND NEW.redacted
        AND (to_jsonb(NEW) - 'words' - 'redacted') = (to_jsonb(OLD) - 'words' - 'redacted')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An event is written once and never changed (event %).', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_event BEFORE UPDATE OR DELETE ON kernel_recordedevent
    FOR EACH ROW EXECUTE FUNCTION kernel_keep_event();

CREATE FUNCTION kernel_keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A published version never changes (version %).', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON kernel_version
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION kernel_keep_version();
"""

NO_GUARDS = """
DROP TRIGGER keep_event ON kernel_recordedevent;
DROP TRIGGER keep_version ON kernel_version;
DROP FUNCTION kernel_keep_event();
DROP FUNCTION kernel_keep_version();
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [migrations.RunSQL(GUARDS, NO_GUARDS)]
