/// Version 1 has one `TrackingReference` where 1.1 has a list, and no `CarrierServiceReference`.
///
/// - Source: contract/00-overview.md, section 4. Of several references version 1 shows the first. *Assumed.*
extension ConsignmentLeg: Codable {
  private enum CodingKeys: CodingKey {
    case leg, trackingReference, trackingReferences, carrierReference, carrierServiceReference, carrierName
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    leg = try container.decode(Int.self, forKey: .leg)
    // Either version's spelling is read in both, its own first.
    if decoder.apiVersion == .version1,
      let reference = try container.decodeIfPresent(String.self, forKey: .trackingReference)
    {
      trackingReferences = [reference]
    } else if let references = try container.decodeIfPresent([String].self, forKey: .trackingReferences) {
      trackingReferences = references
    } else {
      trackingReferences = try container.decodeIfPresent(String.self, forKey: .trackingReference).map { [$0] } ?? []
    }
    if decoder.apiVersion == .version1point1 {
      carrierServiceReference = try container.decodeIfPresent(String.self, forKey: .carrierServiceReference)
    }
    carrierReference = try container.decodeIfPresent(String.self, forKey: .carrierReference)
    carrierName = try container.decodeIfPresent(String.self, forKey: .carrierName)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(leg, forKey: .leg)
    switch encoder.apiVersion {
    case .version1:
      try container.encodeIfPresent(trackingReferences.first, forKey: .trackingReference)
      try container.encodeIfPresent(carrierReference, forKey: .carrierReference)
    case .version1point1:
      try container.encode(trackingReferences, forKey: .trackingReferences)
      try container.encodeIfPresent(carrierReference, forKey: .carrierReference)
      try container.encodeIfPresent(carrierServiceReference, forKey: .carrierServiceReference)
    }
    try container.encodeIfPresent(carrierName, forKey: .carrierName)
  }
}
