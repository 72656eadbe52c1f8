import HTTPTypes
import Testing

/// The document that everything started from, byte for byte.
@Suite struct SourceDocumentTests {
  /// The example Allocation Summary, minified.
  private static let summary = #"""
    [{"StatusCode":200,"ApiLinks":[{"Rel":"detail","Href":"https://apisandbox.electioapp.com/consignments/EC-000-05B-MMA"},\#
    {"Rel":"label","Href":"https://apisandbox.electioapp.com/labels/EC-000-05B-MMA"}],\#
    "Description":"Consignment EC-000-05B-MMA has been successfully allocated with Carrier X Next Day Super for shipping on 14/06/2019 17:00:00 +00:00",\#
    "ConsignmentLegs":[{"Leg":1,"TrackingReferences":["TRK00009823"],"CarrierReference":"CARRIER_X","CarrierServiceReference":null,"CarrierName":"Carrier X"}],\#
    "CarrierReference":"CARRIER_X","CarrierName":"Carrier X","CarrierServiceReference":"CX_NDS","CarrierServiceName":"Next Day Super"}]
    """#

  private static let requests = [
    ("/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#),
    ("/allocation/EC-000-05B-MMA/allocatewithservicegroup/valuableGoods", ""),
    (
      "/allocation/allocatewithcarrierservice",
      #"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["EC-000-05B-MMA"]}"#
    ),
  ]

  @Test(arguments: requests)
  func `each of the three requests is answered with the printed summary`(path: String, body: String) throws {
    let answer = try Caller().put(path, body)
    #expect(answer.status == 200)
    #expect(answer.text == Self.summary)
    #expect(answer.fields[.contentType] == "application/json; charset=utf-8")
  }

  @Test func `three keys have a world each and get the same bytes from the same requests`() throws {
    let caller = try Caller()
    for (index, (path, body)) in Self.requests.enumerated() {
      #expect(caller.with(key: "key-\(index)").put(path, body).text == Self.summary)
    }
  }
}
