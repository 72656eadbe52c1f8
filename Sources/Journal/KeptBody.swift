/// A body as it is kept: whole up to ``JournalLimits/body``, else its beginning.
///
/// A whole one shares its bytes with whoever else holds them.
package struct KeptBody: Sendable {
  package let bytes: [UInt8]
  /// How long it was.
  package let size: Int

  package var isCut: Bool { bytes.count < size }

  package init(_ body: [UInt8]) {
    size = body.count
    bytes = body.count <= JournalLimits.body ? body : Array(body[..<JournalLimits.body])
  }
}
