package import Contract
import FoundationEssentials

extension Label {
  /// The labels of an allocated consignment, one a package in their order.
  package static func labels(of consignment: Consignment) -> [Label] {
    let packages = consignment.packages
    return packages.indices.map { Label(of: packages[$0], at: $0, in: consignment) }
  }

  private init(of package: Package, at index: Int, in consignment: Consignment) {
    let legs = package.consignmentLegs
    let carriers = consignment.consignmentLegs
    carrier = PlainText(carriers.first?.carrierName ?? carriers.first?.carrierReference).text
    service = PlainText(consignment.allocation?.mpdCarrierServiceName).text
    if let origin = consignment.origin { sender = Place(origin).shortLines }
    if let destination = consignment.destination {
      let place = Place(destination)
      recipient = place.names + place.streets
      postcode = place.postcode
      country = place.country.uppercased()
      telephone = place.telephone
      instructions = PlainText(destination.specialInstructions).text
    }
    shippingDate = (consignment.shippingDate ?? consignment.collectionDate)?.dayText ?? ""
    weight = package.weight.map(Measures.text) ?? ""
    size = package.dimensions.map(Measures.text) ?? ""
    packageNumber = index + 1
    packageCount = consignment.packages.count
    trackingReference = PlainText(legs.first?.trackingReferences.first ?? package.reference).text
    furtherLegs = legs.dropFirst().map { leg in
      let carrier = carriers.first { $0.leg == leg.leg }?.carrierName ?? leg.carrierReference ?? ""
      return PlainText("\(carrier) \(leg.trackingReferences.first ?? "")").text
    }
    consignmentReference = PlainText(consignment.reference).text
    packageReference = PlainText(package.reference).text
    let customer = PlainText(consignment.consignmentReferenceProvidedByCustomer).text
    let own = PlainText(package.packageReferenceProvidedByCustomer).text
    customerReference = [customer, own].filter { !$0.isEmpty }.joined(separator: " / ")
    contents = PlainText(package.description).text
    allocationDate = (consignment.allocation?.allocationDate ?? consignment.dateCreated).documentText
  }
}
