import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 11.
  static let customerCarriers = [
    Operation(
      "GetCustomerCarriers", .get,
      "/carriers/getcustomercarriers/{customerReference}/{pageNumber:number}/{pageSize:number}",
      OperationDescription(
        "A customer's carriers, page by page.",
        query: [QueryParameter(name: "namefilter", words: "only carriers with this in their name")],
        answers: .ok(CustomerCarriers.self), failures: [.notFound],
        example: Example(path: ["pageNumber": "1", "pageSize": "5"])),
      perform: getCustomerCarriers)
  ]

  private static func getCustomerCarriers(_ call: Call) throws -> Reply {
    try call.checkCustomer()
    let (number, size) = try (call.positiveNumber("pageNumber"), call.positiveNumber("pageSize"))
    let part = call.queryValue("namefilter")?.lowercased()
    let carriers = call.visit(\.catalog).carriers.filter { carrier in
      part.map { carrier.name.lowercased().contains($0) } ?? true
    }
    let (skip, isBeyondAll) = size.multipliedReportingOverflow(by: number - 1)
    let page = isBeyondAll ? [] : carriers.dropFirst(skip).prefix(size)
    return try call.reply(
      CustomerCarriers(
        totalRecords: carriers.count, pageSize: size, pageNumber: number,
        records: page.map { MpdCarrier(reference: $0.mpdReference, name: $0.name) }))
  }
}

extension Call {
  /// A number in the path that counts from 1.
  ///
  /// - Throws: `VendorFailure.invalidQuery` for 0 and less, and for more than there can be.
  fileprivate func positiveNumber(_ name: String) throws(VendorFailure) -> Int {
    guard let number = Int(parameter(name)), number > 0 else {
      throw .invalidQuery([FieldProblem(path: name, message: "it must be a whole number from 1 to \(Int.max)")])
    }
    return number
  }
}
