export class Clock {
  static now() {
    return 'now'
  }

  static later() {
    return 'later'
  }
}
