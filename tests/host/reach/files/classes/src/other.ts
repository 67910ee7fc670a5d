export interface Job { id: string }

export class Writer {
  read() {
    return 'update t set a = 1'
  }
}
