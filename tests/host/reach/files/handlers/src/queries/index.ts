export { find as findUpdate } from './updates'
export * from './stats'
export type { Update } from './types'
