package import Contract
package import Wire

// The catalog: carriers, services, groups.
//
// - Source: contract/20-rules-and-catalog.md, sections 2 and 3, which name `DataTypes/Common` as the place of services and groups. The rest is
//   *assumed*.

extension MpdCarrier: XMLSpelt {
  package static let xml = XMLShape("MpdCarrier", .common)
}

extension MpdCarrierService: XMLSpelt {
  package static let xml = XMLShape("MpdCarrierService", .common)
}

extension JourneyLeg: XMLSpelt {
  package static let xml = XMLShape("Leg", .common)
}

extension JourneyLeg.CarrierService: XMLSpelt {
  package static let xml = XMLShape("CarrierService", .common)
}

extension MpdCarrierServicesResponse: XMLSpelt {
  package static let xml = XMLShape("MpdCarrierServicesResponse", .carrierServiceDirectory)
}

extension CarrierServicesResponse: XMLSpelt {
  package static let xml = XMLShape("CarrierServicesResponse", .carrierServiceDirectory)
}

extension CollectionCalendar: XMLSpelt {
  package static let xml = XMLShape("CollectionCalendar", .carrierServiceDirectory)
}

extension CollectionCalendar.Rule: XMLSpelt {
  package static let xml = XMLShape("CollectionCalendarRule", .carrierServiceDirectory)
}

// MARK: - Groups

extension MpdCarrierServiceGroup: XMLSpelt {
  package static let xml = XMLShape("MpdCarrierServiceGroup", .common)
}

extension ServiceGroupRequest: XMLSpelt {
  package static let xml = MpdCarrierServiceGroup.xml
}

extension MpdCarrierServiceProfile: XMLSpelt {
  package static let xml = XMLShape("MpdCarrierServiceProfile", .common)
}

extension MpdCarrierServiceProfile.DimensionRestriction: XMLSpelt {
  package static let xml = XMLShape("DimensionRestriction", .common)
}

extension MpdCarrierServiceProfile.DomesticLocationRestriction: XMLSpelt {
  package static let xml = XMLShape("DomesticLocationRestriction", .common)
}

extension MpdCarrierServiceProfile.InternationalLocationRestriction: XMLSpelt {
  package static let xml = XMLShape("InternationalLocationRestriction", .common)
}

extension MpdCarrierServiceProfile.CompensationAndValue: XMLSpelt {
  package static let xml = XMLShape("CompensationAndValue", .common)
}
