/// Where mistakes are known, so that nothing is told that may only come of them.
struct FaultyPlaces {
  /// By the element of a list in which they stand, in lower case: the vendor's members are read in any.
  private var paths: [String: [String]] = [:]

  init(_ problems: FixtureProblems, in file: String? = nil) {
    for problem in problems.all where file == nil || file == problem.file { insert(problem.path) }
  }

  private mutating func insert(_ path: String) {
    paths[Self.element(of: path).lowercased(), default: []].append(path.lowercased())
  }

  /// Whether there is a mistake at a place, in it or around it.
  func touch(_ path: String) -> Bool {
    let path = path.lowercased()
    return (paths[Self.element(of: path)] ?? []).contains { Self.holds($0, path) || Self.holds(path, $0) }
  }

  /// `carriers[1]` of `carriers[1].tracking.pattern`.
  static func element(of path: String) -> String {
    guard let end = path.firstIndex(of: "]") else { return path }
    return String(path[...end])
  }

  private static func holds(_ outer: String, _ inner: String) -> Bool {
    guard inner.hasPrefix(outer) else { return false }
    let next = inner.utf8.dropFirst(outer.utf8.count).first
    return outer.isEmpty || next == nil || next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
  }
}
