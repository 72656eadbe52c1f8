import Routing

/// The part of the vendor's surface that an operation belongs to, by the first segment of its path.
enum Area {
  private static let names: [(segments: [String], name: String)] = [
    (["allocation"], "Allocation"), (["quotes", "prod"], "Quotes"),
    (["deliveryoptions", "pickuplocationlocator"], "Delivery options"),
    (["consignments", "packages", "items", "lateconsignments", "consignmentcustomers"], "Consignments"),
    (["orders"], "Orders"), (["tracking", "carriertrackingevents"], "Tracking"), (["events"], "Events"),
    (["labels", "documents"], "Labels"),
    (["carrierservices", "carriers", "collectioncalendar", "collectioncalender"], "Carriers"),
    (["servicegroups"], "Service groups"), (["packagesizes"], "Package sizes"),
    (["shippinglocations"], "Shipping locations"), (["staticdata", "rates"], "Static data"),
    (["accounts", "roles", "security"], "Accounts"),
  ]

  /// In the order of the vendor's documents.
  static let all = names.map(\.name)

  static func of(_ operation: Operation) -> String {
    let segment = operation.pattern.template.split(separator: "/").first?.lowercased() ?? ""
    return names.first { $0.segments.contains(segment) }?.name ?? segment
  }
}
