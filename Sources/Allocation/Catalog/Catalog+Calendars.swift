import Contract

extension Catalog {
  /// When a carrier collects at a shipping location: what somebody has said, or else what the carrier's services say everywhere.
  ///
  /// - Parameters:
  ///   - carrier: whose services.
  ///   - location: where it collects.
  ///   - id: makes the id of a rule that nobody has given one from a text that is the rule's own.
  /// - Returns: the rules from Monday on; services with equal times share one.
  package func collectionPlan(of carrier: Carrier, at location: String, id: (String) -> String) -> CollectionPlan {
    if let plan = holdings.plans(at: location)[carrier.reference.lowercased()] { return plan }
    let services = carrierServices.filter { $0.carrier == carrier && $0.isEnabled && $0.isConfigured }
    var rules: [CollectionPlan.Rule] = []
    for day in Weekday.allCases {
      var ofDay: [(times: CollectionPlan.Times, services: [String])] = []
      for service in services {
        guard let collection = collection(of: service), collection.days.contains(day) else { continue }
        let times = CollectionPlan.Times(collection: collection.time, cutOff: collection.cutOff)
        if let known = ofDay.firstIndex(where: { $0.times == times }) {
          ofDay[known].services.append(service.reference)
        } else {
          ofDay.append((times, [service.reference]))
        }
      }
      rules += ofDay.sorted { ($0.times.collection, $0.times.cutOff) < ($1.times.collection, $1.times.cutOff) }.map {
        let name = [location, carrier.reference, day.rawValue, "\($0.times.collection)", "\($0.times.cutOff)"]
        return CollectionPlan.Rule(
          id: id(name.joined(separator: "/").lowercased()), day: day, times: $0.times, services: $0.services)
      }
    }
    return CollectionPlan(rules: rules)
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
