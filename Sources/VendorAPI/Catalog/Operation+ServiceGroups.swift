import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/20-rules-and-catalog.md, section 3.
  static let serviceGroups = [
    Operation(
      "GetServiceGroups", .get, "/serviceGroups",
      OperationDescription(
        "The customer's service groups with their services.", answers: .ok(listOf: MpdCarrierServiceGroup.self)),
      perform: getServiceGroups),
    Operation(
      "GetServiceGroupSummaries", .get, "/serviceGroups/summaries",
      OperationDescription(
        "The customer's service groups without their services.", answers: .ok(listOf: MpdCarrierServiceGroup.self)),
      perform: getServiceGroupSummaries),
    Operation(
      "GetServiceGroupSummary", .get, "/serviceGroups/summary/{mpdCarrierServiceGroupReference}",
      OperationDescription(
        "A service group without its services.", answers: .ok(MpdCarrierServiceGroup.self), failures: [.notFound]),
      perform: getServiceGroupSummary),
    Operation(
      "GetServiceGroup", .get, "/serviceGroups/{mpdCarrierServiceGroupReference}",
      OperationDescription(
        "A service group with its services.", answers: .ok(MpdCarrierServiceGroup.self), failures: [.notFound]),
      perform: getServiceGroup),
    Operation(
      "IsServiceGroupReferenceAvailable", .get, "/serviceGroups/{mpdCarrierServiceGroupReference}/available",
      OperationDescription("Whether no service group is called so.", answers: .ok(Bool.self)),
      perform: isServiceGroupReferenceAvailable),
    Operation(
      "CreateServiceGroup", .post, "/serviceGroups",
      OperationDescription(
        "Creates a service group.", body: .required(ServiceGroupRequest.self),
        answers: .created(MpdCarrierServiceGroup.self), example: .body(Example.serviceGroup("next-day"))),
      perform: createServiceGroup),
    Operation(
      "UpdateServiceGroup", .put, "/serviceGroups/{mpdCarrierServiceGroupReference}",
      OperationDescription(
        "Replaces a service group.", body: .required(ServiceGroupRequest.self),
        answers: .ok(MpdCarrierServiceGroup.self), failures: [.notFound],
        example: .body(Example.serviceGroup("valuableGoods"))),
      perform: updateServiceGroup),
    Operation(
      "DeleteServiceGroup", .delete, "/serviceGroups/{mpdCarrierServiceGroupReference}",
      OperationDescription("Deletes a service group.", answers: .done, failures: [.notFound]),
      perform: deleteServiceGroup),
  ]

  private static func getServiceGroups(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    return try call.reply(
      catalog.serviceGroups.map { MpdCarrierServiceGroup($0, catalog: catalog, customer: customer) })
  }

  private static func getServiceGroupSummaries(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    return try call.reply(
      catalog.serviceGroups.map { MpdCarrierServiceGroup(summaryOf: $0, customer: customer) })
  }

  private static func getServiceGroup(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    let group = try call.serviceGroup(in: catalog, customer: customer)
    return try call.reply(MpdCarrierServiceGroup(group, catalog: catalog, customer: customer))
  }

  private static func getServiceGroupSummary(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    return try call.reply(
      MpdCarrierServiceGroup(
        summaryOf: call.serviceGroup(in: catalog, customer: customer), customer: customer))
  }

  private static func isServiceGroupReferenceAvailable(_ call: Call) throws -> Reply {
    let reference = call.parameter("mpdCarrierServiceGroupReference")
    let catalog = call.visit(\.catalog)
    let isFree =
      call.named("mpdCarrierServiceGroupReference", catalog.serviceGroup) == nil
      && !ReservedReference.serviceGroup.matches(reference)
    return try call.reply(isFree && !reference.contains("/"))
  }

  private static func createServiceGroup(_ call: Call) throws -> Reply {
    let group = try call.body(ServiceGroupRequest.self).document(inPlaceOf: nil)
    let result = call.changeCatalog(paths: Self.memberPaths, exists: CatalogFailure.serviceGroupExists) {
      world throws(CatalogProblems) in try world.add(group)
    }
    return try call.reply(group: result.get(), status: .created)
  }

  private static func updateServiceGroup(_ call: Call) throws -> Reply {
    let reference = call.namedGroup
    let group = try call.body(ServiceGroupRequest.self).document(inPlaceOf: reference)
    let result = call.changeCatalog(paths: Self.memberPaths, exists: CatalogFailure.serviceGroupExists) {
      world throws(CatalogProblems) in try world.replace(serviceGroup: reference, with: group)
    }
    guard let changed = try result.get() else { throw call.noServiceGroup }
    return try call.reply(group: changed, status: .ok)
  }

  private static func deleteServiceGroup(_ call: Call) throws -> Reply {
    let reference = call.namedGroup
    guard call.visit({ $0.remove(serviceGroup: reference) }) else { throw call.noServiceGroup }
    return call.replyWithoutBody()
  }

  private static let memberPaths = [
    "services[]": "MpdCarrierServiceProfiles[].MpdCarrierService.Reference"
  ]
}

extension Call {
  /// - Throws: `CatalogFailure.serviceGroupNotFound`.
  fileprivate func serviceGroup(in catalog: Catalog, customer: String) throws -> ServiceGroup {
    let reference = parameter("mpdCarrierServiceGroupReference")
    guard let group = named("mpdCarrierServiceGroupReference", catalog.serviceGroup) else {
      throw VendorFailure.catalog(
        .serviceGroupNotFound(reference, customer: customer, known: catalog.serviceGroupReferences))
    }
    return group
  }

  /// The reference of the group that the path names; as it was sent when there is none.
  fileprivate var namedGroup: String {
    let catalog = visit(\.catalog)
    return named("mpdCarrierServiceGroupReference") { catalog.serviceGroup($0) == nil ? nil : $0 }
      ?? parameter("mpdCarrierServiceGroupReference")
  }

  fileprivate var noServiceGroup: VendorFailure {
    let (catalog, customer) = visit { ($0.catalog, $0.customerReference) }
    return .catalog(
      .serviceGroupNotFound(
        parameter("mpdCarrierServiceGroupReference"), customer: customer, known: catalog.serviceGroupReferences))
  }

  fileprivate func reply(group: ServiceGroup, status: HTTPResponse.Status) throws -> Reply {
    let (catalog, customer) = visit { ($0.catalog, $0.customerReference) }
    return try reply(MpdCarrierServiceGroup(group, catalog: catalog, customer: customer), status: status)
  }
}

extension ServiceGroupRequest {
  /// The group as a fixture file would have it. Services that are named twice count once.
  ///
  /// - Parameter path: the reference in the path, which holds when the body has none.
  /// - Returns: not yet checked against the catalog.
  /// - Throws: `VendorFailure.invalid` for a profile without a service.
  fileprivate func document(inPlaceOf path: String?) throws -> CatalogDocument.ServiceGroup {
    var problems: [FieldProblem] = []
    var services: [String] = []
    var disabled: [String] = []
    for (index, profile) in mpdCarrierServiceProfiles.enumerated() {
      let service = profile.mpdCarrierService?.reference ?? ""
      if service.isEmpty {
        problems.append(
          FieldProblem(
            path: "MpdCarrierServiceProfiles[\(index)].MpdCarrierService.Reference",
            message: "The reference of a carrier service is required"))
      }
      services.append(service)
      if profile.isEnabled == false { disabled.append(service) }
    }
    let own = reference ?? ""
    problems += ReservedReference.serviceGroup.problems(of: own)
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    var group = CatalogDocument.ServiceGroup(
      reference: own.isEmpty ? path ?? "" : own, name: name.flatMap { $0.isEmpty ? nil : $0 }, services: services)
    group.enabled = isEnabled ?? true
    group.disabledServices = disabled.isEmpty ? nil : disabled
    return group
  }
}
