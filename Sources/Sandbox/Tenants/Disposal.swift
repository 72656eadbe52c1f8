import Dispatch
import Synchronization

/// Lets go of what is large away from the request's thread: a world of a million consignments takes a second.
enum Disposal {
  private static let queue = DispatchQueue(label: "disposal", qos: .utility)

  /// A closure's captures may outlive its run on the thread that made it, so the content is taken out on the other thread.
  private final class Parcel<Content: Sendable>: Sendable {
    private let content: Mutex<Content?>

    init(_ content: consuming Content) { self.content = Mutex(content) }

    func empty() { content.withLock { $0 = nil } }
  }

  static func letGo<Content: Sendable>(_ content: consuming Content) {
    let parcel = Parcel(consume content)
    queue.async { parcel.empty() }
  }
}
