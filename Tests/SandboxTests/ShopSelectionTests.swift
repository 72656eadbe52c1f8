import Allocation
import Contract
import Fixtures
import Foundation
import Testing

@testable import Sandbox

/// contract/51-delivery-and-pickup-options.md, section 7, "After select".
@Suite struct ShopSelectionTests {
  private static let (mma, shop) = ("EC-000-05B-MMA", "GB14001")

  /// The option of a consignment that is there already.
  private static func option(_ tenant: Tenant) throws -> KeptOption {
    guard case .offered(let request) = tenant.options(for: mma, on: OptionDays(), within: .usual) else {
      throw Shopper.Refused()
    }
    return try #require(request.value.options.first { $0.shop?.reference == shop })
  }

  private static func consignment(_ tenant: Tenant, _ reference: String = mma) throws -> Consignment {
    try #require(tenant.snapshot().consignment(reference))
  }

  @Test func `a consignment that was there goes to its own destination again when it is deallocated`() throws {
    let tenant = try Shopper.tenant()
    let before = try Self.consignment(tenant)
    for _ in 0..<2 {
      _ = try Shopper.selected(Self.option(tenant), tenant)
      let there = try Self.consignment(tenant)
      #expect(there.destination?.shopLocationReference == Self.shop)
      #expect(there.fixed.locationInformation?.value.shopReference == Self.shop)
      _ = tenant.visit { $0.deallocate(Self.mma) }
      #expect(try Self.consignment(tenant).fixed == before.fixed)
    }
  }

  @Test func `it does so too in a world that is read back`() throws {
    let tenant = try Shopper.tenant()
    let before = try Self.consignment(tenant)
    _ = try Shopper.selected(Self.option(tenant), tenant)
    let there = Tenant(try World(tenant.snapshot().record()))
    _ = there.visit { $0.deallocate(Self.mma) }
    #expect(try Self.consignment(there).fixed == before.fixed)
  }

  @Test func `it does so too when the allocation fails`() throws {
    let tenant = try Shopper.tenant()
    let before = try Self.consignment(tenant)
    let option = try Self.option(tenant)
    var document = tenant.snapshot().catalog.document
    for index in document.carrierServices.indices { document.carrierServices[index].enabled = false }
    let catalog = try Catalog(document)
    tenant.visit { $0.replaceCatalog(catalog) }
    guard case .attempted(.failed(let failed, _), _) = tenant.select(option.option.reference) else {
      throw Shopper.Refused()
    }
    #expect(failed.consignmentState == .allocationFailed)
    #expect(try Self.consignment(tenant).fixed == before.fixed)
  }

  @Test(arguments: [false, true])
  func `where the option's service no longer comes to the shop, the cheapest other of the shop's keeps the promise`(
    isGone: Bool
  ) throws {
    let tenant = try Shopper.tenant()
    var document = tenant.snapshot().catalog.document
    let place = try #require(document.carrierServices.firstIndex { $0.reference == "EDC5_DPDSS" })
    for (name, net) in [("DPD_DEAR", 90), ("DPD_NEXT", 80)] {
      var other = document.carrierServices[place]
      other.reference = name
      other.rates = [CatalogDocument.Rate(zone: "GB", bands: [.init(upTo: nil, net: Decimal(net))])]
      document.carrierServices.append(other)
    }
    for index in document.shops.indices where document.shops[index].carrier == document.carrierServices[place].carrier {
      document.shops[index].services = nil
    }
    let offering = try Catalog(document)
    tenant.visit { $0.replaceCatalog(offering) }
    let option = try Self.option(tenant)
    #expect(option.option.carrierServiceReference == "EDC5_DPDSS")
    if isGone {
      document.carrierServices.remove(at: place)
      for index in document.serviceGroups.indices {
        document.serviceGroups[index].services.removeAll { $0 == "EDC5_DPDSS" }
        document.serviceGroups[index].disabledServices?.removeAll { $0 == "EDC5_DPDSS" }
      }
    } else {
      document.carrierServices[place].enabled = false
    }
    let changed = try Catalog(document)
    tenant.visit { $0.replaceCatalog(changed) }
    let reference = try Shopper.selected(option, tenant)
    let consignment = try Self.consignment(tenant, reference)
    #expect(consignment.allocation?.mpdCarrierServiceReference == "DPD_NEXT")
    #expect(consignment.earliestDeliveryDate == option.earliestDelivery)
    #expect(consignment.latestDeliveryDate == option.latestDelivery)
    #expect(consignment.destination?.shopLocationReference == Self.shop)
  }

  @Test func `one that the selection has made stays at the shop`() throws {
    let tenant = try Shopper.tenant()
    let option = try #require(try Shopper.options(tenant).first { $0.shop?.reference == Self.shop })
    let made = try Shopper.selected(option, tenant)
    _ = tenant.visit { $0.deallocate(made) }
    #expect(try Self.consignment(tenant, made).destination?.shopLocationReference == Self.shop)
  }
}
