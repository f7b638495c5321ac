"""The database itself refuses to change the file of an original once it is there, to delete one, or to let a copy
stand again. The place of the file may change, when keys are changed: its fingerprints, which may not, say whether it is
still the same.

What was in force before there were originals gets one, which the worker makes.
"""

from django.db import migrations
from django.utils import timezone

ORIGINALS, COPIES = "documents_original", "documents_copy"
ONCE = "agreement_id, revision, printing, cause, why, details_sha256, issued_at"
WHEN_READY = "state, edition, typeface, is_sealed, size, sha256, sm3, made_at"

SQLITE = (
    f"""
    CREATE TRIGGER original_is_not_rewritten BEFORE UPDATE OF {ONCE} ON {ORIGINALS}
    BEGIN SELECT RAISE(ABORT, 'an original is kept as it was issued'); END;
    """,
    f"""
    CREATE TRIGGER original_is_made_once BEFORE UPDATE OF {WHEN_READY} ON {ORIGINALS} WHEN OLD.state = 'ready'
    BEGIN SELECT RAISE(ABORT, 'an original is made once'); END;
    """,
    f"""
    CREATE TRIGGER original_is_not_deleted BEFORE DELETE ON {ORIGINALS}
    BEGIN SELECT RAISE(ABORT, 'an original is kept as it was issued'); END;
    """,
    f"""
    CREATE TRIGGER copy_ends_once BEFORE UPDATE ON {COPIES} WHEN OLD.state <> 'valid' OR NEW.token <> OLD.token
    BEGIN SELECT RAISE(ABORT, 'a copy ends once'); END;
    """,
    f"""
    CREATE TRIGGER copy_is_not_deleted BEFORE DELETE ON {COPIES}
    BEGIN SELECT RAISE(ABORT, 'a copy is kept as it was issued'); END;
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION refuse_to_change_an_original() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'an original and its copies are kept as they were issued'; END $$;
    """,
    f"""
    CREATE TRIGGER original_is_not_rewritten BEFORE DELETE OR UPDATE OF {ONCE} ON {ORIGINALS}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_an_original();
    """,
    f"""
    CREATE TRIGGER original_is_made_once BEFORE UPDATE OF {WHEN_READY} ON {ORIGINALS}
    FOR EACH ROW WHEN (OLD.state = 'ready') EXECUTE FUNCTION refuse_to_change_an_original();
    """,
    f"""
    CREATE TRIGGER copy_ends_once BEFORE UPDATE ON {COPIES}
    FOR EACH ROW WHEN (OLD.state <> 'valid' OR NEW.token <> OLD.token)
    EXECUTE FUNCTION refuse_to_change_an_original();
    """,
    f"""
    CREATE TRIGGER copy_is_not_deleted BEFORE DELETE ON {COPIES}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_an_original();
    """,
)
TRIGGERS = {
    "original_is_not_rewritten": ORIGINALS,
    "original_is_made_once": ORIGINALS,
    "copy_ends_once": COPIES,
    "copy_is_not_deleted": COPIES,
}


def forbid(apps, schema_editor):
    scripts = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in scripts[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, table in TRIGGERS.items():
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
        schema_editor.execute("DROP FUNCTION refuse_to_change_an_original")
    else:
        for name in (*TRIGGERS, "original_is_not_deleted"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def issue_what_is_in_force(apps, schema_editor):
    from sanfang.documents.models.originals import new_token

    Original, Copy = apps.get_model("documents", "Original"), apps.get_model("documents", "Copy")
    now = timezone.now()
    for agreement in apps.get_model("agreements", "Agreement").objects.filter(state="in_force").iterator():
        original = Original.objects.create(
            agreement=agreement,
            revision=agreement.revision,
            details_sha256=agreement.details_sha256,
            issued_at=now,
            due_at=now,
        )
        Copy.objects.bulk_create(Copy(original=original, place=place, token=new_token()) for place in (1, 2, 3))


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_keep_originals")]
    operations = [
        migrations.RunPython(issue_what_is_in_force, migrations.RunPython.noop),
        migrations.RunPython(forbid, allow),
    ]
