export function Page({ rows }: Props) {
  return <List title="it's" onClick={() => load(1)} {...more}>don't {rows.map((row) => <Row key={row.id} />)}</List>;
}
const b = sql<string>`x`;
