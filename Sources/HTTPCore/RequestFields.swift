package import HTTPTypes
import Synchronization

/// The fields of a request, kept once for all that send the same on a connection, with what their reader has made of them.
package final class RequestFields: Sendable {
  package let fields: HTTPFields
  private let reading = Mutex<(any AnyObject & Sendable)?>(nil)

  package init(_ fields: HTTPFields) { self.fields = fields }

  /// What a reader has made of the fields, read the first time that it is asked for.
  package func read<Reading: AnyObject & Sendable>(_ read: (HTTPFields) -> Reading) -> Reading {
    if let known = reading.withLock({ $0 }) as? Reading { return known }
    let new = read(fields)
    reading.withLock { $0 = new }
    return new
  }
}
