from fastapi import FastAPI

import app.extra
from app.routes import router

app = FastAPI()
app.include_router(router)
