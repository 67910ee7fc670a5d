from fastapi import APIRouter

router = APIRouter()
other = APIRouter()


@router.get("/apps")
def all_apps():
    return "select 1"


@other.get("/never")
def never():
    return "select 2"
