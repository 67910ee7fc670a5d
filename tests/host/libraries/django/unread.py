from django.db.models.expressions import RawSQL
from models import App


def live():
    found = App.objects.filter(owner="o1").order_by("id")
    return found, App.objects.annotate(size=RawSQL("length(owner) + %s", [1]))
