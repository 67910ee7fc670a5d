import plugins
from base import Base
def main():
    for c in Base.subs: c().execute()
