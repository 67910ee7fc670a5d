from app.main import app


@app.get("/one")
def one():
    return "select 3"
