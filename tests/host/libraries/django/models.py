from django.db import models


class App(models.Model):
    id = models.TextField(primary_key=True)
    owner = models.TextField()

    class Meta:
        app_label = "apps"
        db_table = "apps"
