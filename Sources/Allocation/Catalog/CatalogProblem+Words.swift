package import Text

extension CatalogProblem: CustomStringConvertible {
  package var description: String { "\(path): \(what); \(cure)" }

  /// What is wrong, without a full stop.
  package var what: String {
    switch fact {
    case .blank: "nothing stands here"
    case .slashInReference(let reference): "the reference '\(reference)' has a slash in it"
    case .duplicate(let name, let first): "'\(name)' stands at \(first) already, and case does not matter"
    case .unknown(let kind, let name, _): "there is no \(kind.rawValue) '\(name)'"
    case .nothingReached: "the service has neither rates nor destinations"
    case .noBands: "the rate has no bands"
    case .priceMissing: "the band has no price"
    case .bandsOutOfOrder(let upTo, let previous): "\(upTo) kg comes after \(previous) kg, so the bands overlap"
    case .openBandNotLast: "a band without a limit hides the bands after it"
    case .negative(let number): "\(number) is below zero"
    case .tooManyDecimals(let number, let most): "\(number) has more than \(most) decimals"
    case .tooLarge(let number, let most): "\(number) is above \(most)"
    case .badPostcode(let text): "'\(text)' is no UK postcode, nor the beginning of one"
    case .badZip(let text): "'\(text)' is no ZIP prefix, nor a range of them"
    case .badCountry(let text): "'\(text)' is no two-letter country code"
    case .badCurrency(let text): "'\(text)' is no three-letter currency code"
    case .postcodesOutsideUnitedKingdom: "the zone has UK postcodes, but GB is not among its countries"
    case .noCountries: "the zone has no countries"
    case .rangeReversed(let from, let to): "the range begins at \(from), above its end, \(to)"
    case .tracking(let mistake): mistake.what
    case .trackingStart(let start, _): "the sequence cannot begin at \(start)"
    case .trackingStartsDiffer(let pattern, let other):
      "the pattern '\(pattern)' has another start at \(other), but they share one sequence"
    case .cutOffAfterCollection(let cutOff, let collection):
      "the cut-off, \(cutOff), is after the collection, \(collection)"
    case .operationalCutOffAfterCutOff(let time, let cutOff):
      "the operational cut-off, \(time), is after the cut-off, \(cutOff)"
    case .noCollectionDays: "the carrier never collects"
    case .noDeliveryDays: "the carrier never delivers"
    case .transitDays(let days, _): "a transit of \(days) days is impossible"
    case .deliveryWindowReversed(let from, let to): "the window begins at \(from), after its end, \(to)"
    case .noLegs: "the service has a list of legs, but none in it"
    case .emptySurcharge: "the surcharge adds nothing"
    case .notPositive(let number): "\(number) is not above zero"
    case .noGUID(let text): "'\(text)' is not a GUID"
    case .serviceOfAnotherCarrier(let service, let carrier):
      "the service '\(service)' is of the carrier '\(carrier)', not the shop's"
    case .serviceWithoutPickUp(let service): "the service '\(service)' brings parcels to the door"
    case .neverOpen: "the shop is never open"
    case .optionDays(let days, _): "options for \(days) days cannot be given"
    case .openingTimesOverlap(let from, let end): "the shop opens at \(from), and is open until \(end) already"
    }
  }

  /// What to write instead, for programs.
  package var alternatives: Alternatives {
    if case .unknown(_, _, let nearest?) = fact { Alternatives(allowed: [], nearest: nearest) } else { .none }
  }

  /// What to write instead, without a full stop.
  package var cure: String {
    switch fact {
    case .blank: "write a name"
    case .slashInReference: "references stand in paths: use letters, digits, blanks, '-' or '_'"
    case .duplicate: "give each its own reference"
    case .unknown(let kind, _, let nearest):
      if let nearest { "did you mean '\(nearest)'?" } else { "declare it, or name a \(kind.rawValue) that is declared" }
    case .nothingReached: "give it 'rates', or 'destinations' if it is to have no price"
    case .noBands: "give it one, as {\"net\": 4.95}"
    case .priceMissing: "add 'net', the price without tax"
    case .bandsOutOfOrder: "order the bands by 'upTo', lightest first, each limit once"
    case .openBandNotLast: "move it to the end, or give it 'upTo'"
    case .negative: "write zero or more"
    case .tooManyDecimals(_, let most): "round it to \(most) decimals"
    case .tooLarge(_, let most): "write \(most) or less"
    case .badPostcode: "write an area, district, sector or unit: 'M', 'M2', 'M2 6', 'M2 6LW'"
    case .badZip: "write exactly three digits, '322', or two of them from low to high, '902-906'"
    case .badCountry: "write an ISO 3166 code such as 'GB'; a zone also takes '*' for every country"
    case .badCurrency: "write an ISO 4217 code such as 'GBP'"
    case .postcodesOutsideUnitedKingdom: "add 'GB' to 'countries', or drop 'postcodes'"
    case .noCountries: "add two-letter codes, or '*' for every country"
    case .rangeReversed: "exchange 'from' and 'to'"
    case .tracking(let mistake): mistake.cure
    case .trackingStart(_, let capacity): "write a number from 0 to \(capacity - 1)"
    case .trackingStartsDiffer: "use the same start, or another pattern"
    case .cutOffAfterCollection: "let the cut-off be at or before the collection"
    case .operationalCutOffAfterCutOff: "let it be at or before the cut-off, or write 'none'"
    case .noCollectionDays: "name at least one day, or drop 'days' for Monday to Friday"
    case .noDeliveryDays: "name at least one day, or drop 'deliveryDays' for Monday to Saturday"
    case .transitDays(_, let most): "write 0 to \(most)"
    case .deliveryWindowReversed: "exchange 'from' and 'to'"
    case .noLegs: "add one, or drop 'legs' for one leg of the service's carrier"
    case .emptySurcharge: "give it 'percent', 'amount' or 'perKg'"
    case .notPositive: "write a number above zero"
    case .serviceOfAnotherCarrier: "name services of the shop's carrier, or make another shop for the other"
    case .serviceWithoutPickUp: "give the service \"pickUp\": true, or leave it out here"
    case .optionDays(_, let most): "write 1 to \(most)"
    case .neverOpen: "give one day at least its times, as {\"from\": \"08:00\", \"to\": \"20:00\"}"
    case .openingTimesOverlap: "order the day's times, and let none begin before the one before it ends"
    case .noGUID: "leave it out, or write a GUID: PRO can hold nothing else"
    }
  }
}

extension TrackingPatternProblem {
  package var what: String {
    switch self {
    case .unclosedBrace: "the pattern has a '{' without its '}'"
    case .strayBrace: "the pattern has a '}' without its '{'"
    case .unknownPart(let part): "the pattern has an unknown part '{\(part)}'"
    case .width(let part, _): "'{\(part)}' has no usable width"
    case .unknownCheck(let name): "there is no check digit '\(name)'"
    case .sequences(let found): "the pattern has \(found) sequences"
    case .character(let character): "'\(character)' cannot stand in a tracking number"
    case .check(let check): "'{check:\(check.rawValue)}' is not defined over the characters before it"
    }
  }

  package var cure: String {
    switch self {
    case .unclosedBrace, .strayBrace: "write parts as '{sequence:8}'"
    case .unknownPart: "use {sequence:n}, {sequence:n:base36}, {digits:n}, {letters:n}, {alnum:n} or {check:name}"
    case .width(_, let most): "write a width from 1 to \(most)"
    case .unknownCheck: "use \(CheckDigit.allCases.map(\.rawValue).joined(separator: ", "))"
    case .sequences: "exactly one keeps the numbers apart"
    case .character: "use printable ASCII without blanks"
    case .check(.ups): "it needs '1Z' and 15 digits or capital letters before it"
    case .check(.s10): "it needs eight digits right before it"
    case .check(.mod10), .check(.luhn), .check(.mod7): "it needs digits before it"
    }
  }
}
