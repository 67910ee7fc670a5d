@injectable()
export class Users<T> extends base.Repository<T> implements Named {
  static instance = new Users(pool);
  #cache: Map<string, T> = new Map();
  declare db: Database;
  constructor(private readonly pool: Pool, limit = 3) {
    super(limit);
    this.limit = limit;
  }
  static { register(Users); }
  get table() { return this.db.users; }
  set table(value) { this.db.users = value; }
  async find({ id }: Key) { return this.pool.query(text, [id]); }
  @cached(10) all() { return this.#cache; }
  arrow = async (id: string) => this.find({ id });
  'quoted name'() {}
  abstract nothing(): void;
}
enum Plan { Solo = 'solo', Team = 'team' }
const enum Level { Low, High, Highest = 10, Beyond }
namespace Names.Inner {
  const hidden = 'a';
  export const shown = hidden;
}
