from django.db.models import Count
from django.db.models.expressions import RawSQL
from models import App


def live():
    found = App.objects.filter(owner="o1").order_by("id")
    return found, App.objects.annotate(size=RawSQL("length(owner) + %s", [1]))


def read(pk, owner):
    app = App.objects.select_related("owner").get(pk=pk)
    names = [one.name for one in App.objects.exclude(owner=owner).only("name")]
    return app, names, App.objects.filter(owner=owner).exists()


async def written(owner, name):
    app = await App.objects.acreate(owner=owner, name=name)
    await App._default_manager.filter(owner=owner).aupdate(name=name)
    return app


class Apps:
    def total(self):
        return App.objects.aggregate(n=Count("id"))

    def kept(self):
        for app in App.objects.all().iterator():
            yield app.versions.filter(live=True)
