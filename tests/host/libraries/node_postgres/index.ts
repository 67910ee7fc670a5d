export type { Dependencies, WithClient } from './types'
export * from './types'
