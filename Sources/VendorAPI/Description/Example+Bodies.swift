extension Example {
  /// Half a kilogram of socks to Manchester, as the README has it.
  static let consignment =
    #"{"Packages":[\#(package)],"Addresses":["#
    + #"{"AddressType":"Origin","ShippingLocationReference":"Sorted1"},"#
    + #"{"AddressType":"Destination","AddressLine1":"13 Porter Street","Region":"Greater Manchester","Postcode":"M1 5WG","#
    + #""Country":{"Name":"Great Britain","IsoCode":{"TwoLetterCode":"GB"}}}]}"#

  static let package =
    #"{"Weight":{"Value":0.5,"Unit":"Kg"},"Dimensions":{"Unit":"Cm","Width":10.0,"Length":10.0,"Height":10.0},"#
    + #""Description":"Socks","Value":{"Amount":5.99,"Currency":{"IsoCode":"GBP"}}}"#

  static let update = #"{"Reference":"EC-000-05B-MMA",\#(consignment.dropFirst())"#

  private static let times =
    #""CalendarOperationTimes":{"ManifestTime":{"TimeOffsetInDays":0,"Time":"12:00:00"},"#
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
