import Contract
import Foundation
import Testing

@testable import Documents

/// Consignments made for paper.
enum Samples {
  static func address(_ role: Address.Role, country: String = "GB") -> Address {
    var address = Address(addressType: role)
    var contact = Contact()
    contact.title = "Mr"
    contact.firstName = "Peter"
    contact.lastName = "McPetersson"
    contact.telephone = "07702123456"
    address.contact = Shared(contact)
    address.addressLine1 = "13 Porter Street"
    address.region = "Greater Manchester"
    address.postcode = "M1 5WG"
    address.country = Shared(Country(name: nil, twoLetterCode: country))
    return address
  }

  static func item(_ description: String, value: Decimal, quantity: Int = 1) -> Item {
    var item = Item()
    item.description = description
    item.harmonisationCode = "611595"
    item.countryOfOrigin = Country(name: "Portugal", twoLetterCode: "PT")
    item.weight = Weight(value: Decimal(string: "0.25") ?? 0)
    item.value = Money(amount: value, currency: Currency(isoCode: "GBP"))
    item.quantity = quantity
    return item
  }

  static func package(_ number: Int, value: Decimal = 5.99) -> Package {
    var package = Package()
    package.reference = "EP-000-000-00\(number)"
    package.description = "Socks"
    package.weight = Weight(value: 0.5)
    package.dimensions = Dimensions(width: 10, length: 20, height: 5)
    package.value = Money(amount: value, currency: Currency(isoCode: "GBP"))
    return package
  }

  /// An allocated consignment, whose packages' references end as their tracking references do.
  static func consignment(
    packages: [Package] = [package(3)], to country: String = "GB", furtherLegs: [ConsignmentLeg] = []
  ) throws -> Consignment {
    let date = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    var fixed = Consignment.Fixed(
      reference: "EC-000-05B-MMA", customerReference: "customer", dateCreated: date, weight: Weight(value: 0.5),
      value: Money(amount: 5.99, currency: Currency(isoCode: "GBP")))
    fixed.consignmentReferenceProvidedByCustomer = "socks"
    fixed.addresses = [Shared(address(.origin)), Shared(address(.destination, country: country))]
    fixed.packages = packages
    fixed.shippingDate = date
    var consignment = Consignment(fixed)
    consignment.progress.state = .allocated
    let references = packages.map { "TRK0000982\($0.reference?.suffix(1) ?? "")" }
    consignment.progress.booking = booking(trackingReferences: references, furtherLegs: furtherLegs, at: date)
    return consignment
  }

  static func booking(
    trackingReferences: [String], furtherLegs: [ConsignmentLeg] = [], at date: DateTimeOffset
  ) -> Shared<Booking> {
    let allocation = ConsignmentAllocation(
      carrierServiceGroupReference: "", mpdCarrierServiceGroupName: nil, mpdCarrierServiceReference: "CX_NDS",
      mpdCarrierServiceName: "Next Day Super", allocationDate: date,
      price: Rate(
        net: 1, gross: 1, taxRate: TaxRate(reference: nil, countryIsoCode: "GB", type: .zero, rate: 0), vatAmount: 0,
        currency: Currency(isoCode: "GBP")))
    let leg = ConsignmentLeg(
      leg: 1, trackingReferences: trackingReferences, carrierReference: "CARRIER_X", carrierServiceReference: "NDS",
      carrierName: "Carrier X")
    return Shared(Booking(allocation, legs: [leg] + furtherLegs))
  }
}
