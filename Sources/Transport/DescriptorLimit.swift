import Glibc

/// How many descriptors the process may have open.
package enum DescriptorLimit {
  /// What has to be free at the start: loops, listeners and Dispatch cannot go on without theirs, files and a client take the rest.
  package static let leastFree = 32

  /// Whether so many are free, once the soft limit is raised.
  package static var leavesRoom: Bool {
    _ = raise()
    var taken: [Int32] = []
    defer { for descriptor in taken { close(descriptor) } }
    while taken.count < leastFree {
      let descriptor = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      taken.append(descriptor)
    }
    return true
  }

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
