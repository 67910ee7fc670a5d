from typing import Annotated

from fastapi import APIRouter, Depends

from app import plans
from app.cache import cached
from app.db import Session, get_session
from app.queries import apps

router = APIRouter()


@router.get("/updates")
@cached
def get_updates(app: str, session: Annotated[Session, Depends(get_session)]):
    from app.clock import now

    return apps.find(session, app, now()) and plans.valid(app)


@router.delete("/updates")
def remove(session: Annotated[Session, Depends(get_session)]):
    return session.remove()
