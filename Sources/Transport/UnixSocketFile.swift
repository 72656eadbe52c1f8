import CLinux
import Glibc

/// The file by which clients find a listening Unix domain socket.
struct UnixSocketFile: Sendable {
  let path: String
  private let device: dev_t
  private let inode: ino_t

  /// The socket that is at the path now; nil when there is none.
  init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
    self.path = path
    device = status.st_dev
    inode = status.st_ino
  }

  /// Takes the file away, unless another server has put its own there since.
  func remove() {
    guard let found = UnixSocketFile(path: path), found.device == device, found.inode == inode else { return }
    unlink(path)
  }

  /// Whether a server left it behind without removing it: nobody listens any more.
  func isStale(_ address: SocketAddress) -> Bool {
    let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard probe >= 0 else { return false }
    defer { close(probe) }
    // A server whose backlog is full is EAGAIN.
    return address.withSocketAddress({ connect(probe, $0, $1) }) != 0 && errno == ECONNREFUSED
  }
}
