import CLinux
import Glibc

/// An epoll descriptor, level-triggered. It lives as long as the process.
///
/// One Dispatch source a socket would be the short way, but on Linux such sources go silent when a peer hangs up
/// (swift-corelibs-libdispatch issue 949), so Dispatch watches this one descriptor instead.
struct Poller: Sendable {
  struct Interest: OptionSet, Sendable {
    let rawValue: UInt32
    static let read = Interest(rawValue: EPOLLIN.rawValue)
    static let write = Interest(rawValue: EPOLLOUT.rawValue)
  }

  let descriptor: Int32

  init() {
    descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    precondition(descriptor >= 0, "epoll_create1 failed, errno \(errno)")
  }

  /// False when the kernel has no room for another descriptor.
  func add(_ watched: Int32, _ interest: Interest) -> Bool { control(EPOLL_CTL_ADD, watched, interest) }

  func change(_ watched: Int32, to interest: Interest) { _ = control(EPOLL_CTL_MOD, watched, interest) }

  private func control(_ operation: Int32, _ watched: Int32, _ interest: Interest) -> Bool {
    var event = epoll_event()
    event.events = interest.rawValue
    event.data.fd = watched
    return epoll_ctl(descriptor, operation, watched, &event) == 0
  }

  /// Fills `events` with what is ready and returns how many; waits up to `milliseconds`.
  func wait(_ events: UnsafeMutableBufferPointer<epoll_event>, milliseconds: Int32) -> Int {
    max(0, Int(epoll_wait(descriptor, events.baseAddress, Int32(clamping: events.count), milliseconds)))
  }
}
