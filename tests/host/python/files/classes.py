@dataclass
class Store(Base, Generic[T], metaclass=Meta):
    """Its documentation."""

    table: ClassVar[str] = "orders"
    limit = 10
    client: "Client | None" = None
    register("at once")

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    @property
    def name(self):
        return self.table

    @name.setter
    def name(self, value):
        pass

    @classmethod
    def made(cls, session: Annotated[Session, Depends(get_session)]):
        return cls(session)

    @staticmethod
    def free(pool):
        return super().free(pool)

    class Meta:
        managed = False
