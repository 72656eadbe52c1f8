package import Contract

extension CatalogDocument {
  /// Until when the shipping location would like an option to be allocated: `15:00`, or `none`, in the origin's local time.
  ///
  /// Nothing but the text of options depends on it.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 10. The word `none` is *assumed*.
  package enum OperationalCutOff: Equatable, Sendable {
    case none
    case at(TimeOfDay)
  }
}

extension CatalogDocument.OperationalCutOff: Codable {
  private static let nothing = "none"

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    if text == Self.nothing {
      self = .none
    } else if let time = TimeOfDay(text) {
      self = .at(time)
    } else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text)' is neither a time of day, HH:mm:ss, nor '\(Self.nothing)'"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .none:
      var container = encoder.singleValueContainer()
      try container.encode(Self.nothing)
    case .at(let time): try time.encode(to: encoder)
    }
  }
}
