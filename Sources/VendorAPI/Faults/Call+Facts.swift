import Contract
import Faults
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

/// A request that creates something with a magic value: it is to be looked at again, under faults. Thrown before anything is done.
struct MagicMet: Error {}

extension Call {
  /// - Throws: `MagicMet` for a consignment with a magic value whose faults have not been asked for.
  func lookForMagic(in request: CreateConsignmentRequest) throws(MagicMet) {
    try lookForMagic(in: MagicPlaces(request))
  }

  /// The same for the consignment that an order is to be packed into.
  func lookForMagic(in request: PackOrderRequest) throws(MagicMet) {
    if !hasMetFaults { try lookForMagic(in: magicPlaces(of: request)) }
  }

  private func lookForMagic(in places: MagicPlaces) throws(MagicMet) {
    guard !hasMetFaults, places.areLikely, !places.marks.isEmpty else { return }
    throw MagicMet()
  }

  private func magicPlaces(of request: PackOrderRequest) -> MagicPlaces {
    let reference = parameter("orderReference")
    return MagicPlaces(request, of: visit { $0.order(reference) })
  }

  /// What the request says of itself, as far as rules ask; and the magic values of what it is to create.
  func facts(of operation: Operation) -> (facts: RequestFacts, created: [MagicMark]) {
    var facts = RequestFacts(
      operation: operation.name, method: request.method.rawValue, path: String(Target(request.path).path),
      route: operation.pattern.description)
    facts.fields = request.fields.map { ($0.name.rawName, $0.value) }
    facts.carrierServices = [parameters["mpdCarrierServiceReference"]].compactMap(\.self)
    facts.serviceGroups = [parameters["mpdCarrierServiceGroupReference"]].compactMap(\.self)
    facts.clientReferences = [parameters["clientReference"]].compactMap(\.self)
    if operation.createsConsignment {
      facts.isCreation = true
      guard let places = placesInBody(of: operation) else { return (facts, []) }
      facts.clientReferences += [places.clientReference].compactMap(\.self)
      return (facts, places.marks)
    }
    if let reference = consignmentInPath {
      facts.consignments = [reference]
      facts.namesOneInPath = true
    } else if let update = try? self.body(UpdateConsignmentRequest.self), let reference = update.reference {
      facts.consignments = [reference]
    } else if !request.body.isEmpty {
      readList(into: &facts)
    }
    return (facts, [])
  }

  private func placesInBody(of operation: Operation) -> MagicPlaces? {
    operation.name == "PackOrder"
      ? (try? body(PackOrderRequest.self)).map(magicPlaces)
      : (try? body(CreateConsignmentRequest.self)).map { MagicPlaces($0) }
  }

  private var consignmentInPath: String? {
    if let reference = parameters["consignmentReference"] { return reference }
    if let package = parameters["packageReference"] ?? parameters["reference"] {
      return visit { $0.consignment(ofPackage: package)?.reference }
    }
    return nil
  }

  private func readList(into facts: inout RequestFacts) {
    if let body = try? self.body(AllocateConsignmentsWithCarrierServiceRequest.self) {
      facts.consignments = body.consignmentReferences
      facts.carrierServices += [body.mpdCarrierServiceReference].compactMap(\.self)
    }
    if let body = try? self.body(AllocateConsignmentsWithServiceGroupRequest.self) {
      facts.consignments = body.consignmentReferences
      facts.serviceGroups += [body.mpdCarrierServiceGroupReference].compactMap(\.self)
    }
    guard facts.consignments.isEmpty else { return }
    // In XML each has a root of its own.
    if let body = try? self.body(AllocateConsignmentsRequest.self) {
      facts.consignments = body.consignmentReferences
    } else if let body = try? self.body(AllocateConsignmentsWithServiceFiltersRequest.self) {
      facts.consignments = body.consignmentReferences
    }
    guard facts.consignments.isEmpty else { return }
    facts.consignments = (try? namedReferences()) ?? (try? references()) ?? []
  }
}

extension Operation {
  fileprivate var createsConsignment: Bool { name == "CreateConsignment" || name == "PackOrder" }
}
