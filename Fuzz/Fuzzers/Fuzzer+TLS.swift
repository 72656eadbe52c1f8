import Glibc
import TLS

extension Fuzzer {
  /// A certificate of its own, made once.
  private static let context: TLSContext? = {
    guard let authority = try? LocalAuthority.make() else { return nil }
    return try? TLSContext(authority: authority, names: [ServerName("localhost")].compactMap(\.self))
  }()

  /// What a client sends, in pieces; the session must come to nothing else than bytes, an event or its end.
  static let tls = Fuzzer("tls") { input in
    guard let session = context?.session() else { return }
    var cursor = Cursor(input)
    let size = max(1, cursor.byte())
    let bytes = Array(cursor.rest)
    var buffer = [UInt8](repeating: 0, count: 4096)
    for start in stride(from: 0, to: bytes.count, by: size) {
      session.received(bytes[start..<min(start + size, bytes.count)], at: .now)
      reading: for _ in 0..<1000 {
        switch session.read(into: &buffer) {
        case .nothing: break reading
        case .bytes, .established: continue
        default: return
        }
      }
      _ = session.flush { $0.count }
    }
  }
}
