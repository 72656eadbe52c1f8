package import Contract

extension Catalog {
  /// A place that the customer ships from, and the number that tells it from all others.
  package struct NumberedLocation: Sendable {
    package let number: Int
    package let location: CatalogDocument.ShippingLocation
    /// The location as an origin; its country is written out.
    package let address: Shared<Address>
  }

  /// In the document's order; what has been added since stands at the end.
  package var numberedLocations: [NumberedLocation] { holdings.locations.entries.map(Self.numbered) }

  package func numberedLocation(_ reference: String) -> NumberedLocation? {
    holdings.locations[reference].map(Self.numbered)
  }

  private static func numbered(_ entry: Holdings.Location) -> NumberedLocation {
    NumberedLocation(number: entry.number, location: entry.document, address: entry.address(as: .origin))
  }

  /// In the document's order.
  package var carriers: [Carrier] { contents.document.carriers.compactMap { carrier($0.reference) } }

  /// The carrier of this reference, be it the one beside MPD carrier services or its own.
  ///
  /// - Source: contract/20-rules-and-catalog.md, section 1.
  package func carrier(mpdReference reference: String) -> Carrier? {
    let key = reference.lowercased()
    return contents.carriers[key] ?? carriers.first { $0.mpdReference.lowercased() == key }
  }

  /// What a service does not take, as the document has it.
  package func rules(of service: CarrierService) -> CatalogDocument.Rules? {
    // Services stand in the document's order, and a catalog has every one of them.
    contents.document.carrierServices.indices.contains(service.index)
      ? contents.document.carrierServices[service.index].rules : nil
  }

  /// When a service's carrier calls.
  package func collection(of service: CarrierService) -> CollectionTimes? {
    guard contents.conditions.indices.contains(service.index) else { return nil }
    let promise = contents.tables.promises[contents.conditions[service.index].promise]
    return CollectionTimes(
      days: promise.collectionDays.days, time: promise.collectionTime, cutOff: promise.cutOff)
  }

  package struct CollectionTimes: Equatable, Sendable {
    package let days: [Weekday]
    package let time: TimeOfDay
    /// The time of day before which that day's collection must be allocated.
    package let cutOff: TimeOfDay
  }
}
