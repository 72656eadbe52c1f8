/// What a request says of itself, as far as rules ask.
package struct RequestFacts: Sendable {
  package var operation: String
  package var method: String
  /// Without the query.
  package var path: String
  package var route: String
  package var consignments: [String] = []
  package var carrierServices: [String] = []
  package var serviceGroups: [String] = []
  package var clientReferences: [String] = []
  /// Whether it creates a consignment.
  package var isCreation = false
  /// Whether its path names a consignment, so that an error of that is the call's own.
  package var namesOneInPath = false
  package var fields: [(name: String, value: String)] = []

  package init(operation: String, method: String, path: String, route: String) {
    self.operation = operation
    self.method = method
    self.path = path
    self.route = route
  }

  func values(ofField name: String) -> [String] {
    let wanted = name.lowercased()
    return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
  }
}
