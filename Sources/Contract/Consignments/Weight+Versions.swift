import FoundationEssentials

/// `{"Value":0.5,"Unit":"Kg"}`; in version 1 `{"Kg":0.5}`. Either is read in both, the version's own first.
///
/// - Source: contract/00-overview.md, section 4; contract/decisions.md, "Shapes" 1.
extension Weight: Codable {
  private enum CodingKeys: CodingKey {
    case value, unit, kg
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if decoder.apiVersion == .version1, let kilograms = try container.decodeIfPresent(Decimal.self, forKey: .kg) {
      self.init(value: kilograms)
      return
    }
    let value = try container.decodeIfPresent(Decimal.self, forKey: .value)
    if value == nil, let kilograms = try container.decodeIfPresent(Decimal.self, forKey: .kg) {
      self.init(value: kilograms)
      return
    }
    self.init(value: value ?? 0, unit: try container.decode(OrDefault<Unit>.self, forKey: .unit).wrappedValue)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch encoder.apiVersion {
    case .version1:
      try container.encode(kilograms, forKey: .kg)
    case .version1point1:
      try container.encode(value, forKey: .value)
      try container.encode(unit, forKey: .unit)
    }
  }
}

/// Version 1 writes no unit, and has centimetres alone; one that is sent is read in either version.
///
/// - Source: contract/00-overview.md, section 4; contract/decisions.md, "Shapes" 1.
extension Dimensions: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      width: try container.decode(OrZero.self, forKey: .width).wrappedValue,
      length: try container.decode(OrZero.self, forKey: .length).wrappedValue,
      height: try container.decode(OrZero.self, forKey: .height).wrappedValue,
      unit: try container.decode(OrDefault<Unit>.self, forKey: .unit).wrappedValue)
  }
}
