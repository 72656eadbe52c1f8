import Allocation
import Contract
import Documents
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/40-around.md, "Customs documents".
  static let customsDocuments =
    [
      Operation(
        "GetCustomsDocuments", .get, "/consignments/docs/{consignmentReference}",
        .paper("Every customs document of an allocated international consignment.", CustomsDocuments.self),
        perform: getCustomsDocuments),
      Operation(
        "GetCommercialInvoice", .get, "/consignments/docs/commercialinvoice/{consignmentReference}",
        .paper("The commercial invoice of an allocated international consignment.", String.self)
      ) { call in
        try call.reply(call.file(.commercialInvoice(of: call.customsConsignment())))
      },
    ]
    + CustomsForm.allCases.map { form in
      Operation(
        "Get\(form.rawValue)", .get,
        RoutePattern("/consignments/docs/\(form.rawValue)/{consignmentReference}/{packageReference}"),
        .paper("A package's \(form.rawValue), where its value asks for that form.", String.self)
      ) { try getCustomsForm(form, $0) }
    }

  private static func getCustomsDocuments(_ call: Call) throws -> Reply {
    let consignment = try call.customsConsignment()
    var documents = CustomsDocuments()
    documents.commercialInvoiceDocuments = [
      CustomsDocuments.Document(
        key: "INV_\(consignment.reference)", value: try call.file(.commercialInvoice(of: consignment)))
    ]
    for package in consignment.packages {
      let form = CustomsForm.needed(for: package)
      let document = CustomsDocuments.Document(
        key: "\(form.rawValue)_\(package.reference ?? "")",
        value: try call.file(.customsForm(form, for: package, of: consignment)))
      switch form {
      case .cn22: documents.cN22Documents.append(document)
      case .cn23: documents.cN23Documents.append(document)
      }
    }
    return try call.reply(documents)
  }

  private static func getCustomsForm(_ form: CustomsForm, _ call: Call) throws -> Reply {
    let consignment = try call.customsConsignment()
    let reference = call.parameter("packageReference")
    guard let index = consignment.packageIndex(of: reference) else {
      throw VendorFailure.customsDocumentNotFound(
        consignment.reference, .foreignPackage(reference, consignment))
    }
    let package = consignment.packages[index]
    let needed = CustomsForm.needed(for: package)
    guard needed == form else {
      throw VendorFailure.customsDocumentNotFound(
        consignment.reference, .form(form, needed: needed, package: package.reference ?? reference))
    }
    return try call.reply(call.file(.customsForm(form, for: package, of: consignment)))
  }
}

extension Call {
  /// The consignment that the path names, if it has customs documents: it is allocated, and crosses a border.
  ///
  /// - Throws: `VendorFailure.consignmentNotFound`, `.customsDocumentNotFound`.
  fileprivate func customsConsignment() throws -> Consignment {
    let consignment = try consignment()
    let reference = consignment.reference
    guard consignment.consignmentState.permits(.printLabels) else {
      throw VendorFailure.customsDocumentNotFound(reference, .undocumentedState(consignment))
    }
    guard consignment.isInternational else {
      throw VendorFailure.customsDocumentNotFound(reference, .domestic(consignment))
    }
    let missing = CustomsData.missing(of: consignment.fixed)
    if !missing.isEmpty, visit(\.customs) == .required {
      throw VendorFailure.customsDocumentNotFound(reference, .customsData(missing: missing.names))
    }
    return consignment
  }
}
