import Allocation
import Contract
import Fixtures
import Foundation
import Testing

@testable import Sandbox

/// contract/52-tracking-and-events.md, section 6; contract/51-delivery-and-pickup-options.md, section 10.
@Suite struct `A shipment to a shop` {
  private static func isOpen(_ tenant: Tenant, _ shop: String, at moment: DateTimeOffset) throws -> Bool {
    let times = try #require(tenant.snapshot().catalog.shop(shop)).openingTimes
    return ShopHours(times: times).windows(on: moment.localDate).contains {
      $0.from <= moment.localTime && moment.localTime < $0.to
    }
  }

  private static func moments(_ tenant: Tenant, _ consignment: String) throws -> [DateTimeOffset] {
    try #require(tenant.snapshot().life(of: consignment)).entries
      .filter { [.atCollectionPoint, .delivered, .deliveryFailedCardLeft].contains($0.to) }.map(\.at)
  }

  @Test func `comes and is fetched while the shop is open, on the promised day`() throws {
    for seed: UInt64 in 1...5 {
      let tenant = try Shopper.tenant(seed: seed)
      let options = try Shopper.options(tenant)
      #expect(Set(options.compactMap(\.shop?.reference)).count > 3)
      for option in options {
        let shop = try #require(option.shop).reference
        let consignment = try Shopper.selected(option, tenant)
        _ = tenant.visit { $0.manifest([consignment]) }
        let moments = try Self.moments(tenant, consignment)
        #expect(moments.count == 2)
        for moment in moments { #expect(try Self.isOpen(tenant, shop, at: moment), "\(shop) \(moment)") }
        #expect(moments.first?.localDate == option.option.estimatedDeliveryDate.date.localDate)
        #expect(try #require(moments.last).localDate > #require(moments.first).localDate)
      }
    }
  }

  @Test(arguments: [Consignment.Life.Branch.late, .delayedTwice, .held, .missing, .collectionFailed])
  func `waits for a day on which the shop is open when it is late`(branch: Consignment.Life.Branch) throws {
    let tenant = try Shopper.tenant()
    for option in try Shopper.options(tenant) where option.shop?.reference == "GB14001" {
      let consignment = try Shopper.selected(option, tenant)
      tenant.visit { world in
        _ = world.manifest([consignment])
        _ = world.setBranch(branch, of: consignment)
      }
      let moments = try Self.moments(tenant, consignment)
      #expect(moments.count == 2, "\(moments)")
      for moment in moments { #expect(try Self.isOpen(tenant, "GB14001", at: moment), "\(moment)") }
    }
  }

  @Test func `goes on as to any shop when the catalog has its own no more`() throws {
    let tenant = try Shopper.tenant()
    let option = try #require(try Shopper.options(tenant).first { $0.shop?.reference == "GB14001" })
    let consignment = try Shopper.selected(option, tenant)
    var document = tenant.snapshot().catalog.document
    document.shops = []
    let catalog = try Catalog(document)
    tenant.visit { world in
      _ = world.manifest([consignment])
      world.replaceCatalog(catalog)
    }
    #expect(try Self.moments(tenant, consignment).count == 2)
  }
}
