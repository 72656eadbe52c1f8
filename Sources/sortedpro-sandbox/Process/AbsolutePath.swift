import Glibc

/// A path that means the same file whatever folder a shell is in.
enum AbsolutePath {
  /// A relative path behind the working directory; as it is when that is gone.
  static func of(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    let root = String(cString: folder)
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    return (root == "/" ? "" : root) + "/" + rest
  }
}
