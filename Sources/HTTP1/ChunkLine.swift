import HTTPCore
import Text

/// The line before a chunk's data: `1*HEXDIG [ chunk-ext ]`. The extension is measured and ignored.
///
/// - Source: RFC 9112 section 7.1.
struct ChunkLine: Sendable {
  /// Bytes of data that follow.
  let size: Int
  let extensionLength: Int

  init(_ line: Span<UInt8>, limits: Limits) throws(Refusal) {
    var (size, digits) = (0, 0)
    while digits < line.count, let value = ASCII.hexValue(line[digits]) {
      guard digits < limits.chunkSizeDigits else { throw .malformedChunk(.sizeTooLong(limit: limits.chunkSizeDigits)) }
      size = size << 4 | Int(value)
      digits += 1
    }
    guard digits > 0 else { throw .malformedChunk(.size) }
    extensionLength = line.count - digits
    self.size = size
    guard extensionLength > 0 else { return }
    // Blanks are allowed before a semicolon only: `5 ` is where recipients disagree.
    let text = line.trimmed(digits..<line.count)
    guard !text.isEmpty, line[text.lowerBound] == UInt8(ascii: ";") else { throw .malformedChunk(.size) }
    guard extensionLength <= limits.chunkExtension else {
      throw .malformedChunk(.extensionTooLong(limit: limits.chunkExtension))
    }
  }
}
