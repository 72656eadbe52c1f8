import Contract
import Documents

/// Why there is no label or customs document of the kind that was asked for.
enum MissingDocument: Equatable {
  case unknownConsignment(String)
  case state(Consignment)
  case undocumentedState(Consignment)
  case unknownFormat(String)
  case foreignPackage(String, Consignment)
  case domestic(Consignment)
  /// Where they are demanded.
  case customsData(missing: [String])
  /// The package needs the other form.
  case form(CustomsForm, needed: CustomsForm, package: String)

  var detail: ApiError.Detail {
    switch self {
    case .unknownConsignment(let reference):
      ApiError.Detail(
        target: "consignmentReference", message: VendorFailure.consignmentNotFound(reference).message)
    case .state(let consignment):
      ApiError.Detail(
        target: "consignmentReference", message: VendorFailure.stateForbids(.printLabels, consignment).message)
    case .undocumentedState(let consignment):
      ApiError.Detail(
        target: "consignmentReference",
        message: "Consignment \(consignment.reference) has no customs documents in the state "
          + "\(consignment.consignmentState.rawValue); it must be "
          + VendorFailure.alternatives(ConsignmentAction.printLabels.states.map(\.rawValue)))
    case .unknownFormat(let format):
      ApiError.Detail(
        target: "format",
        message: "'\(format)' is not \(VendorFailure.alternatives(LabelFormat.allCases.map(\.rawValue)))")
    case .foreignPackage(let reference, let consignment):
      ApiError.Detail(
        target: "packageReference", message: VendorFailure.foreignPackage(reference, consignment).message)
    case .domestic(let consignment):
      ApiError.Detail(
        target: "consignmentReference",
        message: "Consignment \(consignment.reference) stays in one country and needs no customs documents")
    case .customsData(let missing):
      ApiError.Detail(
        target: "consignmentReference",
        message: "Customs documents need \(missing.joined(separator: ", "))")
    case .form(let form, let needed, let package):
      ApiError.Detail(
        target: "packageReference",
        message: "Package \(package) needs \(needed.rawValue), not \(form.rawValue): CN22 is for values up to 270")
    }
  }
}
