import Allocation
import Contract
import Foundation
import Testing

struct CatalogDocumentTests {
  @Test func `a fixture author writes only what has no default`() throws {
    let document = try JSONDecoder().decode(
      CatalogDocument.self,
      from: Data(
        """
        {"carriers": [{"reference": "CARRIER_X"}],
         "carrierServices": [{"reference": "CX_NDS", "carrier": "CARRIER_X",
           "collection": {"days": ["Monday", "friday"], "cutOff": "15:30"},
           "rates": [{"zone": "GB", "bands": [{"upTo": 2, "net": 4.95}, {"net": 12.1}]}]}],
         "serviceGroups": [{"reference": "Sat Del", "services": ["CX_NDS"]}]}
        """.utf8))
    let service = try #require(document.carrierServices.first)
    #expect(service.collection?.days == [.monday, .friday])
    #expect(service.collection?.cutOff == TimeOfDay("15:30:00"))
    #expect(service.rates?.first?.bands.first?.net == Decimal(string: "4.95"))
    #expect(service.rates?.first?.bands.last?.upTo == nil)
    #expect(document.zones.isEmpty)
  }

  @Test func `a document survives being written and read`() throws {
    var document = CatalogDocument()
    document.carriers = [.init(reference: "UPS", tracking: .init(pattern: "1Z{sequence:8}"))]
    document.zones = [.init(reference: "NI", countries: ["GB"], postcodes: ["BT"])]
    let read = try JSONDecoder().decode(CatalogDocument.self, from: JSONEncoder().encode(document))
    #expect(read == document)
  }
}
