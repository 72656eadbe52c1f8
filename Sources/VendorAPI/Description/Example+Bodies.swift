extension Example {
  /// Half a kilogram of socks to Manchester, as docs/getting-started.md has it.
  static let consignment =
    #"{"Packages":[\#(package)],"Addresses":["#
    + #"{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},"#
    + destination + "]}"

  static let package =
    #"{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},"#
    + #""Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}"#

  static let item =
    #"{"Sku":"SKU093434","Description":"Socks","CountryOfOrigin":{"IsoCode":{"TwoLetterCode":"GB"}},"#
    + #""Weight":{"Value":0.1,"Unit":"Kg"},"Value":{"Amount":1.5,"Currency":{"IsoCode":"GBP"}},"Quantity":2}"#

  static let destination =
    #"{"AddressType":"Destination","AddressLine1":"13 Porter Street","Region":"Greater Manchester","Postcode":"M1 5WG","#
    + #""Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}"#

  // In the built-in fixtures.
  static let ofThree = "EC-000-0MP-003"
  /// A package of that.
  static let oneOfThree = "EP-000-WZ9-A1G"
  /// A package with an item.
  static let withItem = "EP-000-WZ9-A1B"

  static let update = #"{"Reference":"EC-000-05B-MMA",\#(consignment.dropFirst())"#

  private static let times =
    #""CalendarOperationTimes":{"ManifestTime":"12:00:00","#
    + #""CutOffTime":{"TimeOffsetInDays":0,"Time":"10:00:00"}},"MpdCarrierServiceReferences":[]"#
  static let calendarRule = #"{"DayOfWeek":6,\#(times)}"#
  static let calendarException = #"{"Date":"2019-06-19T00:00:00+00:00","CalendarExceptionType":0,\#(times)}"#

  static func serviceGroup(_ reference: String) -> String {
    #"{"Reference":"\#(reference)","Name":"Next day","IsEnabled":true,"#
      + #""MpdCarrierServiceProfiles":[{"IsEnabled":true,"MpdCarrierService":{"Reference":"CX_NDS"}}]}"#
  }

  static func shippingLocation(_ reference: String) -> String {
    #"{"Reference":"\#(reference)","Name":"Store","ShippingLocationType":"Store","AddressLine1":"2 Sample Street","#
      + #""Town":"York","Postcode":"YO1 7HH","Country":{"IsoCode":{"TwoLetterCode":"GB"}}}"#
  }
}
