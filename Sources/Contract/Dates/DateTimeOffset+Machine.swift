import Glibc

extension DateTimeOffset {
  /// What the machine's clock shows, in UTC.
  package static var machine: DateTimeOffset {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return DateTimeOffset(ticks: Int64(time.tv_sec) * ticksPerSecond + Int64(time.tv_nsec) / 100)
  }
}
