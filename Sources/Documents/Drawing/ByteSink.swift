import CCairo

/// Collects what cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// What cairo calls with each piece; `context` is a sink, unretained.
  static let write: cairo_write_func_t = { context, data, count in
    guard let context, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }

  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
