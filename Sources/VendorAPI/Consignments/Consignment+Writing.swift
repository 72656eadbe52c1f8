import Contract
import HTTPCore
import Wire

extension Call {
  /// A whole consignment as an answer. It is the largest that is asked for often, so JSON has a writer of its own for it.
  func reply(_ consignment: Consignment) throws -> Reply {
    guard replyFormat == .json, version == .version1point1 else { return try reply(encoding: consignment) }
    var text = TextBuffer()
    try consignment.write(to: &text)
    return reply(json: &text)
  }
}

extension Consignment {
  /// Writes what `JSON.vendor.encode(self)` does, which a test holds it to. Members that few consignments have are left to that.
  func write(to text: inout TextBuffer) throws {
    let events = progress.events?.value
    text.append(#"{"ConsignmentLegs":["#)
    if let booking = progress.booking { text.append(legsOf: booking.value) }
    text.append(#"],"CollectionDate":"#, json: collectionDate)
    text.append(#","DateDelivered":"#, json: events?.dateDelivered)
    text.append(#","FirstAttemptedDeliveryDate":"#, json: events?.firstAttemptedDeliveryDate)
    text.append(#","DateReturned":"#, json: events?.dateReturned)
    text.append(#","DateShipped":"#, json: events?.dateShipped)
    text.append(#","DateCollected":"#, json: events?.dateCollected)
    text.append(#","AttemptedDeliveryDate":"#, json: events?.attemptedDeliveryDate)
    try text.append(#","MetaData":"#, encoded: metaData)
    text.append(#","Allocation":"#)
    if let booking = progress.booking { text.append(allocationOf: booking.value) } else { text.appendNull() }
    try text.append(#","FailedAllocation":"#, encoded: failedAllocation)
    text.append(#","Source":"#, plain: source.rawValue)
    text.append(#","LabelCount":"#)
    text.append(Int64(progress.labelCount))
    text.append(#","LabelsPrinted":"#, json: labelsPrinted)
    text.append(#","DateLabelsWereFirstPrinted":"#, json: events?.dateLabelsWereFirstPrinted)
    text.append(#","IsLate":"#, json: progress.isLate)
    text.append(#","LateForCustomer":"#, json: progress.lateForCustomer)
    if let location = fixed.locationInformation { try text.append(#","LocationInformation":"#, encoded: location) }
    try write(fixed, to: &text)
    text.append(UInt8(ascii: "}"))
  }

  private func write(_ fixed: Fixed, to text: inout TextBuffer) throws {
    text.append(#","CustomerReference":"#, json: fixed.customerReference)
    text.append(#","Weight":"#, fixed.weight)
    text.append(#","Value":"#, fixed.value)
    try text.append(#","CustomsDocumentation":"#, encoded: fixed.customsDocumentation)
    text.append(#","Direction":"#, plain: fixed.direction.rawValue)
    text.append(#","Tags":"#, json: fixed.tags[...])
    text.append(#","Reference":"#, json: fixed.reference)
    text.append(#","ConsignmentState":"#, plain: consignmentState.rawValue)
    text.append(#","DateCreated":"#, json: fixed.dateCreated)
    text.append(#","ShippingDate":"#, json: shippingDate)
    try text.append(#","RequestedDeliveryDate":"#, encoded: fixed.requestedDeliveryDate)
    text.append(#","EarliestDeliveryDate":"#, json: earliestDeliveryDate)
    text.append(#","LatestDeliveryDate":"#, json: latestDeliveryDate)
    text.append(
      #","ConsignmentReferenceProvidedByCustomer":"#, json: fixed.consignmentReferenceProvidedByCustomer)
    text.append(#","Addresses":["#)
    for (index, address) in fixed.addresses.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      try text.append(address.value)
    }
    text.append(#"],"Packages":["#)
    for (index, package) in fixed.packages.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      try text.append(package, legsOf: progress.booking?.value, at: index)
    }
    text.append(UInt8(ascii: "]"))
  }
}

// MARK: - What stands in a consignment

extension TextBuffer {
  /// As the consignment shows them.
  fileprivate mutating func append(legsOf booking: Booking) {
    for (index, leg) in booking.service.value.legs.enumerated() {
      append(index == 0 ? #"{"Leg":"# : #",{"Leg":"#)
      append(Int64(leg.leg))
      append(#","TrackingReferences":"#, json: booking.trackingReferences(ofLeg: index))
      append(#","CarrierReference":"#, json: leg.carrierReference)
      append(#","CarrierServiceReference":"#, json: leg.carrierServiceReference)
      append(#","CarrierName":"#, json: leg.carrierName)
      append(UInt8(ascii: "}"))
    }
  }

  /// As a package shows them.
  private mutating func append(legsOf booking: Booking, package: Int) {
    for (index, leg) in booking.service.value.legs.enumerated() {
      guard let reference = booking.trackingReference(ofLeg: index, package: package) else { return }
      append(index == 0 ? #"{"Leg":"# : #",{"Leg":"#)
      append(Int64(leg.leg))
      append(#","TrackingReferences":["#, json: reference)
      append(#"],"CarrierReference":"#, json: leg.carrierReference)
      append(#","CarrierServiceReference":null,"CarrierName":null}"#)
    }
  }

  fileprivate mutating func append(allocationOf booking: Booking) {
    append(#"{"CarrierServiceGroupReference":"#, json: booking.groupReference)
    append(#","MpdCarrierServiceGroupName":"#, json: booking.groupName)
    append(#","MpdCarrierServiceReference":"#, json: booking.service.value.reference)
    append(#","MpdCarrierServiceName":"#, json: booking.service.value.name)
    append(#","AllocationDate":"#, json: booking.date)
    append(#","Price":"#, booking.price)
    append(UInt8(ascii: "}"))
  }

  fileprivate mutating func append(_ address: Address) throws {
    append(#"{"AddressType":"#, json: address.addressType?.text)
    append(#","ShopLocationReference":"#, json: address.shopLocationReference)
    append(#","Contact":"#)
    if let contact = address.contact { append(contact.value) } else { appendNull() }
    append(#","CompanyName":"#, json: address.companyName)
    append(#","ShippingLocationReference":"#, json: address.shippingLocationReference)
    append(#","CustomerName":"#, json: address.customerName)
    append(#","AddressLine1":"#, json: address.addressLine1)
    append(#","AddressLine2":"#, json: address.addressLine2)
    append(#","AddressLine3":"#, json: address.addressLine3)
    append(#","Town":"#, json: address.town)
    append(#","Region":"#, json: address.region)
    append(#","Postcode":"#, json: address.postcode)
    append(#","Country":"#)
    if let country = address.country { append(country.value) } else { appendNull() }
    append(#","RegionCode":"#, json: address.regionCode ?? "")
    append(#","SpecialInstructions":"#, json: address.specialInstructions)
    try append(#","LatLong":"#, encoded: address.latLong)
    append(#","IsCached":"#, json: address.isCached)
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ contact: Contact) {
    append(#"{"Reference":"#, json: contact.reference)
    append(#","Title":"#, json: contact.title)
    append(#","FirstName":"#, json: contact.firstName)
    append(#","LastName":"#, json: contact.lastName)
    append(#","Position":"#, json: contact.position)
    append(#","Telephone":"#, json: contact.telephone)
    append(#","Mobile":"#, json: contact.mobile)
    append(#","LandLine":"#, json: contact.landLine)
    append(#","Email":"#, json: contact.email)
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ country: Country) {
    append(#"{"Name":"#, json: country.name)
    append(#","IsoCode":"#)
    if let code = country.isoCode {
      append(#"{"TwoLetterCode":"#, json: code.twoLetterCode)
      append(UInt8(ascii: "}"))
    } else {
      appendNull()
    }
    append(UInt8(ascii: "}"))
  }

  fileprivate mutating func append(_ package: Package, legsOf booking: Booking?, at index: Int) throws {
    append(#"{"ConsignmentLegs":["#)
    if let booking { append(legsOf: booking, package: index) }
    try append(#"],"Items":"#, encoded: package.items)
    try append(#","Charges":"#, encoded: package.charges)
    append(#","Reference":"#, json: package.reference)
    append(#","PackageReferenceProvidedByCustomer":"#, json: package.packageReferenceProvidedByCustomer)
    append(#","Weight":"#, package.weight)
    append(#","Dimensions":"#)
    if let dimensions = package.dimensions { append(dimensions) } else { appendNull() }
    append(#","Description":"#, json: package.description)
    append(#","Value":"#, package.value)
    append(#","PackageSizeReference":"#, json: package.packageSizeReference)
    try append(#","Barcode":"#, encoded: package.barcode)
    try append(#","MetaData":"#, encoded: package.metaData)
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ dimensions: Dimensions) {
    append(#"{"Unit":"#, plain: dimensions.unit.rawValue)
    append(#","Width":"#, json: dimensions.width)
    append(#","Length":"#, json: dimensions.length)
    append(#","Height":"#, json: dimensions.height)
    append(UInt8(ascii: "}"))
  }
}

// MARK: - Members

extension TextBuffer {
  fileprivate mutating func append(_ lead: StaticString, json date: DateTimeOffset?) {
    append(lead)
    guard let date else { return appendNull() }
    append(UInt8(ascii: "\""))
    append(date.text)
    append(UInt8(ascii: "\""))
  }

  fileprivate mutating func append(_ lead: StaticString, _ weight: Weight?) {
    append(lead)
    guard let weight else { return appendNull() }
    append(#"{"Value":"#, json: weight.value)
    append(#","Unit":"#, plain: weight.unit.rawValue)
    append(UInt8(ascii: "}"))
  }

  fileprivate mutating func append(_ lead: StaticString, _ money: Money?) {
    append(lead)
    guard let money else { return appendNull() }
    append(#"{"Amount":"#, json: money.amount)
    append(#","Currency":"#, money.currency)
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ lead: StaticString, _ currency: Currency?) {
    append(lead)
    guard let currency else { return appendNull() }
    append(#"{"Name":"#, json: currency.name)
    append(#","IsoCode":"#, json: currency.isoCode)
    append(UInt8(ascii: "}"))
  }

  fileprivate mutating func append(_ lead: StaticString, _ rate: Rate) {
    append(lead)
    append(#"{"Net":"#, json: rate.net)
    append(#","Gross":"#, json: rate.gross)
    append(#","TaxRate":"#)
    if let tax = rate.taxRate {
      append(#"{"Reference":"#, json: tax.reference)
      append(#","CountryIsoCode":"#, json: tax.countryIsoCode)
      append(#","Type":"#, json: tax.type?.rawValue)
      append(#","Rate":"#, json: tax.rate)
      append(UInt8(ascii: "}"))
    } else {
      appendNull()
    }
    append(#","VatAmount":"#, json: rate.vatAmount)
    append(#","Currency":"#, rate.currency)
    append(UInt8(ascii: "}"))
  }

  /// A member that the encoder writes.
  fileprivate mutating func append(_ lead: StaticString, encoded value: (some Encodable)?) throws {
    append(lead)
    if let value { append(verbatim: try JSON.vendor.encode(value)) } else { appendNull() }
  }

  /// A list, whose elements the encoder writes if there are any.
  fileprivate mutating func append(_ lead: StaticString, encoded values: [some Encodable]) throws {
    append(lead)
    if values.isEmpty { append("[]") } else { append(verbatim: try JSON.vendor.encode(values)) }
  }
}
