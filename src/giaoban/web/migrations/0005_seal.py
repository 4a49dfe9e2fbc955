from django.db import migrations

from giaoban.web.sealing import seal_in_migration, unseal_in_migration


class Migration(migrations.Migration):

    dependencies = [("web", "0004_watch"), ("record", "0002_seal")]

    operations = [migrations.RunPython(seal_in_migration, unseal_in_migration)]
