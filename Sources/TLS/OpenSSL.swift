import COpenSSL

/// OpenSSL's functions, and the few ways of calling them that everything here shares.
struct OpenSSL {
  private let functions: UnsafePointer<COpenSSLFunctions>

  /// Loads the library at the first call of the process.
  init() throws(TLSFailure) {
    guard let functions = COpenSSL_load() else {
      throw .libraryMissing(reason: String(cString: COpenSSL_failure()))
    }
    self.functions = functions
  }

  var call: COpenSSLFunctions { functions.pointee }

  /// Why the last call of this thread failed, in OpenSSL's words: "tlsv1 alert unknown ca".
  var lastReason: String {
    let code = call.ERR_peek_last_error()
    guard code != 0, let reason = call.ERR_reason_error_string(code) else { return "unknown reason" }
    return String(cString: reason)
  }

  /// Throws OpenSSL's reason when a call returned nothing.
  func unwrap(_ result: OpaquePointer?, _ name: String) throws(TLSFailure) -> OpaquePointer {
    guard let result else { throw .library(call: name, reason: lastReason) }
    return result
  }

  /// Throws OpenSSL's reason unless a call returned 1 or more.
  func check(_ result: some BinaryInteger, _ name: String) throws(TLSFailure) {
    guard result >= 1 else { throw .library(call: name, reason: lastReason) }
  }

  // MARK: Memory

  /// A BIO that reads `bytes`, for the time of `body`.
  func reading<Result>(_ bytes: [UInt8], _ body: (OpaquePointer) throws(TLSFailure) -> Result) throws(TLSFailure)
    -> Result
  {
    let memory = try unwrap(call.BIO_new(call.BIO_s_mem()), "BIO_new")
    defer { _ = call.BIO_free(memory) }
    if !bytes.isEmpty { try check(call.BIO_write(memory, bytes, Int32(clamping: bytes.count)), "BIO_write") }
    return try body(memory)
  }

  /// What `body` writes.
  func writing(_ body: (OpaquePointer) throws(TLSFailure) -> Void) throws(TLSFailure) -> [UInt8] {
    let memory = try unwrap(call.BIO_new(call.BIO_s_mem()), "BIO_new")
    defer { _ = call.BIO_free(memory) }
    try body(memory)
    var bytes: [UInt8] = []
    take(from: memory, into: &bytes)
    return bytes
  }

  /// Moves everything that a memory BIO holds behind `bytes`.
  func take(from memory: OpaquePointer, into bytes: inout [UInt8]) {
    while true {
      let waiting = call.BIO_ctrl(memory, BIO_CTRL_PENDING, 0, nil)
      guard waiting > 0 else { return }
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: waiting))
      let count = bytes.withUnsafeMutableBytes { buffer in
        call.BIO_read(memory, buffer.baseAddress.map { $0 + start }, Int32(clamping: waiting))
      }
      bytes.removeLast(waiting - max(0, Int(count)))
      guard count > 0 else { return }
    }
  }
}
