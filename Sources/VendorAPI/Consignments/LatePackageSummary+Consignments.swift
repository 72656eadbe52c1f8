import Allocation
import Contract
import Sandbox

// How many consignments are how late, carrier by carrier, in the catalog's order.

extension CarrierStateSummary {
  init(_ consignments: [Consignment], in catalog: Catalog) {
    struct Key: Hashable {
      let service: String?
      let state: ConsignmentState
    }
    var groups: [Key: (count: Int, youngest: DateTimeOffset, name: String?)] = [:]
    for consignment in consignments {
      let service = consignment.progress.booking?.value.service.value
      let key = Key(service: service?.reference, state: consignment.consignmentState)
      let known = groups[key]
      groups[key] = (
        (known?.count ?? 0) + 1, max(known?.youngest ?? consignment.dateCreated, consignment.dateCreated),
        service?.name
      )
    }
    let ordered = groups.sorted {
      ($0.key.service ?? "", $0.key.state.number) < ($1.key.service ?? "", $1.key.state.number)
    }
    self.init(
      summary: ordered.map { key, value in
        let carrier = key.service.flatMap { catalog.carrierService($0)?.carrier }
        return Entry(
          mpdCarrierName: carrier?.name, mpdCarrierServiceName: value.name, mpdCarrierReference: carrier?.mpdReference,
          mpdCarrierServiceReference: key.service, numberOfConsignments: value.count,
          consignmentState: key.state.number, created: value.youngest)
      })
  }
}

extension LatePackageSummary {
  /// Counts consignments, which are those of a period.
  init(_ consignments: [Consignment], of period: Period, in world: World, linkPrefix: LinkPrefix) {
    let catalog = world.catalog
    var late: [Lateness: Int] = [:]
    var lateForCustomer: [Lateness: Int] = [:]
    var onTime: [String: Int] = [:]
    for consignment in consignments {
      guard let deadline = consignment.deliveryDeadline,
        let service = consignment.progress.booking?.value.service.value.reference,
        let carrier = catalog.carrierService(service)?.carrier.reference
      else { continue }
      let end = consignment.progress.events?.value.dateDelivered ?? world.now
      let lateness = Lateness(carrier: carrier, days: Int((end.ticks - deadline.ticks) / Self.ticksPerDay))
      if consignment.progress.isLate { late[lateness, default: 0] += 1 }
      if consignment.progress.lateForCustomer { lateForCustomer[lateness, default: 0] += 1 }
      if !consignment.progress.isLate, !consignment.progress.lateForCustomer { onTime[carrier, default: 0] += 1 }
    }
    /// - Parameter list: the path and the query of a list that has the consignments of a carrier among its own.
    func entries(_ counts: [Lateness: Int], in list: String) -> [Late] {
      counts.sorted { ($0.key.carrier, $0.key.days) < ($1.key.carrier, $1.key.days) }.map { lateness, count in
        let carrier = catalog.carrier(lateness.carrier)
        let reference = carrier?.mpdReference ?? lateness.carrier
        return Late(
          carrierName: carrier?.name, carrierReference: reference, daysLate: lateness.days, numberOfConsignments: count,
          apiLink: ApiLink(rel: "detail", href: "\(linkPrefix)/\(list)carriers=\(ApiLink.percentEncoded(reference))"))
      }
    }
    self.init(
      lateConsignments: entries(late, in: "consignments/late?"),
      onTimeConsignments: onTime.sorted { $0.key < $1.key }.map { reference, count in
        let carrier = catalog.carrier(reference)
        return OnTime(
          carrierName: carrier?.name, carrierReference: carrier?.mpdReference ?? reference, numberOfConsignments: count)
      },
      // Some of them are not late for the carrier, and there is no list of these.
      fromCustomerPerspective: entries(
        lateForCustomer, in: "consignments/\(max(1, world.consignmentCount))/0?\(period.searched)&"))
  }

  private struct Lateness: Hashable {
    let carrier: String
    let days: Int
  }

  private static let ticksPerDay: Int64 = 864_000_000_000
}

extension ConsignmentState {
  /// The number in the vendor's SDK.
  fileprivate var number: Int { Self.number(at: Self.allCases.firstIndex(of: self) ?? 0) }
}
