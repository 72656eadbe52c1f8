import Allocation
import Contract
import Fixtures
import Foundation
import Testing
import Wire

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

  @Test func `one that the selection has made keeps its shop and its day when it is allocated again`() throws {
    let tenant = try Shopper.tenant()
    let option = try #require(try Shopper.options(tenant).first { $0.shop?.reference == Self.shop })
    let made = try Shopper.selected(option, tenant)
    let first = try Self.consignment(tenant, made)
    _ = tenant.visit { $0.deallocate(made) }
    let requested = try Self.consignment(tenant, made).fixed.requestedDeliveryDate
    #expect(requested?.value.isToBeExactlyOnTheDateSpecified == true)
    guard case .allocated(let again, let service) = tenant.allocate(made, to: .all) else { throw Shopper.Refused() }
    #expect(service.reference == option.option.carrierServiceReference)
    #expect(again.latestDeliveryDate == first.latestDeliveryDate)
    #expect(again.fixed.locationInformation?.value.shopReference == Self.shop)
  }

  @Test func `an order of an option brings what it is packed into to the shop, on its day`() throws {
    let tenant = try Shopper.tenant()
    // It is shut at the weekend, at which another service would come to the door.
    let option = try #require(
      try Shopper.options(tenant).first {
        $0.shop?.reference == Self.shop && $0.earliestDelivery.localDate.weekday == .monday
      })
    let packed = try Self.packed(option, tenant)
    #expect(packed.fixed.locationInformation?.value.shopReference == Self.shop)
    guard case .allocated(let consignment, let service) = tenant.allocate(packed.reference, to: .all) else {
      throw Shopper.Refused()
    }
    #expect(service.isPickUp)
    #expect(consignment.earliestDeliveryDate == option.earliestDelivery)
    #expect(consignment.latestDeliveryDate == option.latestDelivery)
  }

  @Test func `a service that does not come to the shop does not take what goes there`() throws {
    let tenant = try Shopper.tenant()
    let option = try #require(try Shopper.options(tenant).first { $0.shop?.reference == Self.shop })
    let packed = try Self.packed(option, tenant)
    let home = try #require(tenant.snapshot().catalog.carrierServices.first { !$0.isPickUp && $0.isInDefaultRules })
    guard case .failed(_, let assessment) = tenant.allocate(packed.reference, to: .service(home)) else {
      throw Shopper.Refused()
    }
    #expect(assessment.reason.contains("This service does not deliver to shops."), "\(assessment.reason)")
  }

  @Test func `one that is sent elsewhere has no shop any more`() throws {
    let tenant = try Shopper.tenant()
    let option = try #require(try Shopper.options(tenant).first { $0.shop?.reference == Self.shop })
    let packed = try Self.packed(option, tenant)
    var home = try #require(packed.destination)
    (home.shopLocationReference, home.addressLine1) = (nil, "1 Road")
    guard case .done(let moved) = tenant.visit({ $0.putAddress(home, of: packed.reference) }) else {
      throw Shopper.Refused()
    }
    #expect(moved.fixed.locationInformation == nil)
  }

  /// The consignment that an order of an option is packed into.
  private static func packed(_ option: KeptOption, _ tenant: Tenant) throws -> Consignment {
    let entry = #"{"Reference":"\#(option.option.reference)"}"#
    let selection = try JSON.vendor.decode(
      SelectDeliveryOptionAsOrderRequest.Selection.self, from: Array(entry.utf8))
    guard case .created(let order) = tenant.visit({ $0.createOrder(of: selection) }) else { throw Shopper.Refused() }
    let item = try #require(order.packages.first?.items.first?.reference)
    let body = #"""
      {"OrderReference":"\#(order.reference)","Packages":[{"Weight":{"Value":0.5},"Items":[{"Reference":"\#(item)"}]}]}
      """#
    let request = try JSON.vendor.decode(PackOrderRequest.self, from: Array(body.utf8))
    let outcome = tenant.visit { $0.pack(order.reference, as: request) }
    guard case .packed(let consignment, _) = outcome else {
      Issue.record("\(outcome)")
      throw Shopper.Refused()
    }
    return consignment
  }
}
