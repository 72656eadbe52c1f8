package import FoundationEssentials

/// Every mistake of a catalog document.
package struct CatalogProblems: Error, Equatable, Sendable {
  package let mistakes: [CatalogProblem]
}

/// One mistake of a catalog document, and where it stands.
package struct CatalogProblem: Equatable, Sendable {
  package enum Fact: Equatable, Sendable {
    case blank
    case slashInReference(String)
    case duplicate(String, firstAt: String)
    /// A name that is not in the catalog.
    case unknown(Kind, String, nearest: String?)
    case nothingReached
    case noBands
    case priceMissing
    case bandsOutOfOrder(Decimal, after: Decimal)
    case openBandNotLast
    case negative(Decimal)
    case tooManyDecimals(Decimal, most: Int)
    case tooLarge(Decimal, most: Decimal)
    case badPostcode(String)
    case badZip(String)
    case badCountry(String)
    case badCurrency(String)
    case postcodesOutsideUnitedKingdom
    case noCountries
    case rangeReversed(from: Decimal, to: Decimal)
    case tracking(TrackingPatternProblem)
    case trackingStart(Int64, capacity: UInt64)
    case trackingStartsDiffer(pattern: String, otherAt: String)
    case cutOffAfterCollection(cutOff: String, collection: String)
    case operationalCutOffAfterCutOff(String, cutOff: String)
    case noCollectionDays
    case noDeliveryDays
    case transitDays(Int, most: Int)
    case deliveryWindowReversed(from: String, to: String)
    case noLegs
    case emptySurcharge
    case notPositive(Decimal)
    case noGUID(String)
    case serviceOfAnotherCarrier(String, carrier: String)
    case serviceWithoutPickUp(String)
    case neverOpen
    case optionDays(Int, most: Int)
    case openingTimesOverlap(from: String, end: String)
  }

  package enum Kind: String, Sendable {
    case carrier
    case carrierService = "carrier service"
    case zone
  }

  /// The JSON path, as `carrierServices[3].rates[0].bands[1].upTo`.
  package let path: String
  package let fact: Fact
}
