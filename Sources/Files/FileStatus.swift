import Glibc

/// What stands at a path.
package struct FileStatus: Equatable, Sendable {
  package enum Kind: Sendable {
    case regular
    case folder
    /// A pipe, a device, a link that was not followed.
    case other
  }

  package let kind: Kind
  /// The rights that it grants: `0o644`.
  package let rights: UInt32

  init(kind: Kind, rights: UInt32) {
    self.kind = kind
    self.rights = rights
  }

  /// Of what a path leads to, links followed; nil when that is nothing.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of the path itself, even if it is a link.
  init?(unfollowed path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    self.init(kind: kind, rights: status.st_mode & 0o7777)
  }
}
