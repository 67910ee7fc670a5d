import type { Pool, PoolClient } from 'pg'

interface Named {
  readonly name: string
}

export interface WithClient {
  <T>(run: (client: PoolClient) => Promise<T>): Promise<T>
}

export interface WithRetries extends WithClient, Named {
  retried: <T>(
    run: (client: PoolClient) => Promise<T>,
  ) => Promise<T>
  once<T>(run: (client: PoolClient, attempt: number) => Promise<T>): Promise<T>
}

export type Dependencies = Named & {
  pool: Pool
  withClient: WithRetries
  order?: 'name' | 'id'
}
