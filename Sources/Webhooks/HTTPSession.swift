import CCurl

/// A client that keeps its connection from one request to the next.
struct HTTPSession: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  enum Outcome: Equatable, Sendable {
    case answered(status: Int)
    case failed(reason: String)
  }

  /// Why the library cannot be used; nil when it can.
  static var obstacle: String? { CCurl_load() ? nil : String(cString: CCurl_failure()) }

  /// - Returns: nil without the library or without memory.
  init?() {
    guard let handle = CCurl_open() else { return nil }
    self.handle = handle
  }

  deinit { CCurl_close(handle) }

  /// Posts a body and waits for the end of the answer.
  ///
  /// - Parameters:
  ///   - body: as it goes out.
  ///   - url: where to.
  ///   - fields: `Name: value` each.
  ///   - milliseconds: until it is given up.
  /// - Returns: the answer's status, or why there was none.
  borrowing func post(_ body: [UInt8], to url: String, fields: [String], within milliseconds: Int) -> Outcome {
    let lines = fields.map { Array($0.utf8CString) }
    let answer = lines.withPointers { pointers in
      body.withUnsafeBufferPointer { bytes in
        CCurl_post(handle, url, pointers, bytes.baseAddress, bytes.count, milliseconds)
      }
    }
    guard answer.status == 0 else { return .answered(status: answer.status) }
    let reason = withUnsafeBytes(of: answer.reason) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return .failed(reason: reason.isEmpty ? "no answer" : reason)
  }
}

extension [[CChar]] {
  /// A C array of these texts, a null pointer behind the last.
  fileprivate func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result) -> Result {
    let all = flatMap(\.self)
    return all.withUnsafeBufferPointer { bytes in
      var pointers: [UnsafePointer<CChar>?] = []
      var place = 0
      for text in self {
        pointers.append(bytes.baseAddress.map { $0 + place })
        place += text.count
      }
      pointers.append(nil)
      return pointers.withUnsafeBufferPointer { $0.baseAddress.map(body) }
        .unsafelyUnwrapped  // there is always the null pointer
    }
  }
}
