package import HTTPTypes

/// The fields of an answer that differ from those of others of its kind in one value alone, the last one's.
package struct CommonFields: Sendable {
  /// What they have in common, put together once.
  package final class Pattern: Sendable {
    fileprivate let fields: HTTPFields
    package let last: HTTPField.Name
    /// The field lines as HTTP/1 writes them, each behind a line end, up to the last value.
    ///
    /// - Source: RFC 9112 section 5.
    package let lines: [UInt8]

    /// - Parameters:
    ///   - fields: all but the last; none that the transport adds.
    ///   - last: the name of the one whose value differs.
    package init(_ fields: HTTPFields, last: HTTPField.Name) {
      self.fields = fields
      self.last = last
      let whole = fields.map { "\r\n\($0.name.rawName): \($0.value)" }.joined()
      lines = Array("\(whole)\r\n\(last.rawName): ".utf8)
    }
  }

  package let pattern: Pattern
  package let value: String

  package init(_ pattern: Pattern, value: String) {
    self.pattern = pattern
    self.value = value
  }

  var fields: HTTPFields {
    var fields = pattern.fields
    fields.append(HTTPField(name: pattern.last, value: value))
    return fields
  }
}
