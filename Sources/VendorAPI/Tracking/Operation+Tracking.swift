import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/52-tracking-and-events.md, sections 1 and 2.
  static let tracking = [
    Operation(
      "GetTracking", .get, "/tracking/{consignmentReference}",
      OperationDescription(
        "What the carriers have told of a consignment, by package and leg.", answers: .ok(ConsignmentTracking.self),
        failures: [.notFound])
    ) { call in
      let reference = call.parameter("consignmentReference")
      guard let tracking = call.snapshot().tracking(of: reference) else {
        throw VendorFailure.consignmentNotFound(reference)
      }
      return try call.reply(tracking)
    },
    Operation(
      "GetFlattenedTracking", .get, "/tracking/flattened/{consignmentReference}",
      OperationDescription(
        "What the carriers have told of a consignment, by package.", answers: .ok(FlattenedTracking.self),
        failures: [.notFound])
    ) { call in
      let reference = call.parameter("consignmentReference")
      guard let tracking = call.snapshot().flattenedTracking(of: reference) else {
        throw VendorFailure.consignmentNotFound(reference)
      }
      return try call.reply(tracking)
    },
    Operation(
      "GetTrackingByClientReference", .get, "/tracking/clientreference/{clientReference}",
      OperationDescription(
        "What the carriers have told of every consignment that the customer calls so.",
        answers: [Answer(status: .ok, content: .listOfOne(ConsignmentTracking.self))], failures: [.notFound]),
      perform: getTrackingByClientReference),
    Operation(
      "AddTrackingEvents", .post, "/tracking/carrierevents", postingDescription, perform: addTrackingEvents),
    Operation(
      "AddCarrierTrackingEvents", .post, "/carrierTrackingEvents", postingDescription, perform: addTrackingEvents),
  ]

  private static var postingDescription: OperationDescription {
    OperationDescription(
      "Tells what carriers know of consignments; for carriers alone.",
      body: .required(CarrierTrackingEventsRequest.self), answers: .done, failures: [.notFound], example: nil)
  }

  /// The youngest first; that one alone where one object is asked for.
  private static func getTrackingByClientReference(_ call: Call) throws -> Reply {
    let world = call.snapshot()
    let found = call.named("clientReference") { text in
      let found = world.tracking(ofCustomerReference: text)
      return found.isEmpty ? nil : found
    }
    guard let found, let youngest = found.first else {
      throw VendorFailure.consignmentNotFound(call.parameter("clientReference"))
    }
    guard call.settings.singleSummary == .object, call.version == .version1point1 else {
      return try call.reply(found)
    }
    return try call.reply(youngest)
  }

  private static func addTrackingEvents(_ call: Call) throws -> Reply {
    let request = try call.body(CarrierTrackingEventsRequest.self)
    let told = try request.told()
    switch call.visit({ $0.post(told, then: .ends) }) {
    case .done: return call.reply()
    case .unknownConsignment(let place): throw VendorFailure.consignmentNotFound(told[place].consignment)
    case .notManifested(_, let consignment): throw VendorFailure.consignmentNotWithCarrier(consignment)
    case .unknownPackage(let place, let package):
      throw VendorFailure.packageNotFound(told[place].packages[package].reference ?? "")
    case .tooMany(let place, let consignment):
      throw VendorFailure.invalid([
        FieldProblem(
          path: "ConsignmentTrackingEvents[\(place)]",
          message: "At most \(Consignment.Life.mostPosted) events of consignment \(consignment.reference) are kept")
      ])
    }
  }
}

extension CarrierTrackingEventsRequest {
  /// The events, once every member that is required is there.
  ///
  /// - Throws: `VendorFailure.invalid` that names each that is not.
  fileprivate func told() throws(VendorFailure) -> [ToldEvents] {
    var problems: [FieldProblem] = []
    func required(_ text: String?, _ path: String) -> String {
      if text?.allSatisfy(\.isWhitespace) ?? true, problems.count < 100 {
        problems.append(FieldProblem(path: path, message: "\(path.split(separator: ".").last ?? "") is required"))
      }
      return text ?? ""
    }
    func elements<Element>(_ list: [Element]?, _ path: String) -> [Element] {
      if list?.isEmpty ?? true, problems.count < 100 {
        problems.append(FieldProblem(path: path, message: "At least one is required"))
      }
      return list ?? []
    }
    _ = required(carrierReference, "CarrierReference")
    let told = elements(consignmentTrackingEvents, "ConsignmentTrackingEvents").enumerated().map { place, shipment in
      let path = "ConsignmentTrackingEvents[\(place)]"
      return ToldEvents(
        consignment: required(shipment.consignmentTrackingReference, "\(path).ConsignmentTrackingReference"),
        packages: elements(shipment.packageTrackingEvents, "\(path).PackageTrackingEvents").enumerated().map {
          let path = "\(path).PackageTrackingEvents[\($0)]"
          return ToldEvents.Package(
            reference: required($1.packageReference, "\(path).PackageReference"),
            events: elements($1.trackingEvents, "\(path).TrackingEvents").enumerated().map { place, event in
              let path = "\(path).TrackingEvents[\(place)]"
              if event.timeStamp == nil, problems.count < 100 {
                problems.append(FieldProblem(path: "\(path).TimeStamp", message: "TimeStamp is required"))
              }
              return TrackingEvent(
                timeStamp: event.timeStamp ?? DateTimeOffset(ticks: 0), code: required(event.code, "\(path).Code"),
                description: event.description, signedBy: event.signedBy, location: event.location)
            })
        })
    }
    guard problems.isEmpty else { throw .invalid(problems) }
    return told
  }
}
