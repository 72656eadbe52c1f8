package import Contract

extension Catalog {
  /// When a carrier collects at a shipping location: what somebody has said, or else what the carrier's services say everywhere.
  ///
  /// - Parameters:
  ///   - carrier: whose services.
  ///   - location: where it collects.
  ///   - id: makes the id of a rule that nobody has given one from a text that is the rule's own.
  /// - Returns: the rules from Monday on; services with equal times, the operational cut-off among them, share one.
  package func collectionPlan(of carrier: Carrier, at location: String, id: (String) -> String) -> CollectionPlan {
    if let plan = holdings.plans(at: location)[carrier.reference.lowercased()] { return plan }
    let services = carrierServices.filter { $0.carrier == carrier && $0.isEnabled && $0.isConfigured }
    var rules: [CollectionPlan.Rule] = []
    for day in Weekday.allCases {
      var ofDay: [(times: CollectionPlan.Times, operational: TimeOfDay?, services: [String])] = []
      for service in services {
        guard let collection = collection(of: service), collection.days.contains(day) else { continue }
        let times = CollectionPlan.Times(collection: collection.time, cutOff: collection.cutOff)
        let operational = service.operationalCutOff(before: times)
        if let known = ofDay.firstIndex(where: { $0.times == times && $0.operational == operational }) {
          ofDay[known].services.append(service.reference)
        } else {
          ofDay.append((times, operational, [service.reference]))
        }
      }
      // Whoever has no operational cut-off comes first.
      let ordered = ofDay.sorted {
        ($0.times.collection, $0.times.cutOff, $0.operational ?? .midnight)
          < ($1.times.collection, $1.times.cutOff, $1.operational ?? .midnight)
      }
      rules += ordered.map {
        var name = [location, carrier.reference, day.rawValue, "\($0.times.collection)", "\($0.times.cutOff)"]
        if $0.operational != $0.times.cutOff { name.append($0.operational.map { "\($0)" } ?? "none") }
        return CollectionPlan.Rule(
          id: id(name.joined(separator: "/").lowercased()), day: day, times: $0.times, services: $0.services)
      }
    }
    return CollectionPlan(rules: rules)
  }

  /// Until when a warehouse can make a carrier's collection: the time that its services have in their options, on the day of the cut-off.
  ///
  /// - Parameters:
  ///   - times: those of the collection.
  ///   - services: those that are collected; none stands for all of the carrier's.
  ///   - carrier: whose collection it is.
  /// - Returns: nil where they have none, or not the same.
  /// - Source: contract/53-small-operations.md, section 11; contract/51-delivery-and-pickup-options.md, section 10.
  package func operationalCutOff(
    before times: CollectionPlan.Times, of services: [String], by carrier: Carrier
  ) -> TimeOfDay? {
    let meant = services.isEmpty ? references(ofServicesOf: carrier) : services
    let found = Set(meant.compactMap { carrierService($0) }.map { $0.operationalCutOff(before: times) })
    return found.count == 1 ? found.first.flatMap(\.self) : nil
  }

  /// Sets when a carrier collects at a shipping location; nil takes back what was set.
  package mutating func set(_ plan: CollectionPlan?, of carrier: Carrier, at location: String) {
    var plans = holdings.plans
    plans[location.lowercased(), default: [:]][carrier.reference.lowercased()] = plan
    if plans[location.lowercased()]?.isEmpty == true { plans[location.lowercased()] = nil }
    holdings = holdings.with(plans)
  }

  /// The carrier services of a carrier that may be collected.
  package func references(ofServicesOf carrier: Carrier) -> [String] {
    carrierServices.filter { $0.carrier == carrier && $0.isEnabled && $0.isConfigured }.map(\.reference)
  }
}

extension CarrierService {
  /// The time on the day of the cut-off: the cut-off itself unless the catalog says otherwise, and never later; nil where there is none.
  func operationalCutOff(before times: CollectionPlan.Times) -> TimeOfDay? {
    switch operationalCutOff {
    case nil: times.cutOff
    case .some(.none): nil
    case .at(let time): min(times.cutOff, time)
    }
  }
}
