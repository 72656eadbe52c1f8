import Glibc

/// How many descriptors the process may have open.
enum DescriptorLimit {
  /// Descriptors that are none of a client's: loops, listeners, files, standard streams.
  private static let reserve = 64

  /// Raises the soft limit to the hard one and returns how many connections that leaves room for.
  static func raise() -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0 else { return Int.max }
    if limit.rlim_cur < limit.rlim_max {
      var raised = limit
      raised.rlim_cur = limit.rlim_max
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return max(1, Int(clamping: limit.rlim_cur) - reserve)
  }
}
