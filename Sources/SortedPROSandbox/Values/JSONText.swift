import Wire

/// JSON as text: `#"{"Packages":[{"Description":"Socks"}]}"#`. Whether it is some is looked at by whoever it is given to.
public struct JSONText: Sendable, Equatable, ExpressibleByStringLiteral {
  public let text: String

  public init(stringLiteral text: String) { self.text = text }

  public init(_ text: String) { self.text = text }
}

extension JSONText: Encodable {
  public func encode(to encoder: any Encoder) throws {
    let value: JSONValue
    do throws(ReadingFailure) {
      value = try JSONValue(parsing: Array(text.utf8))
    } catch {
      throw EncodingError.invalidValue(
        text, .init(codingPath: encoder.codingPath, debugDescription: "this is no JSON: \(error.reason)"))
    }
    try value.encode(to: encoder)
  }
}
