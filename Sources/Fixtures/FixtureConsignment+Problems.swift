import Allocation
import Contract
import Text

extension FixtureConsignment {
  /// Why a world could not begin with the consignment.
  struct Problem: Equatable {
    /// From the consignment's own members on, `Addresses[0].ShippingLocationReference`.
    let path: String
    let reason: String
    let cure: String
    var alternatives = Alternatives.none
  }

  /// Everything that `POST /consignments` would refuse, and that only a catalog can tell.
  func problems(with catalog: Catalog) -> [Problem] {
    var problems = magicProblems
    for (index, address) in request.addresses.enumerated() {
      if let contact = address.contact?.value, !contact.hasUsableReference {
        problems.append(
          Problem(
            path: "Addresses[\(index)].Contact.Reference", reason: "\((contact.reference ?? "").quoted) is not a GUID",
            cure: "PRO's type is a GUID or null: leave it out, or write one of 32 hexadecimal digits"))
      }
      guard let name = address.shippingLocationReference, !name.isEmpty, catalog.shippingLocation(name) == nil else {
        continue
      }
      problems.append(
        Problem(
          path: "Addresses[\(index)].ShippingLocationReference", reason: "there is no shipping location \(name.quoted)",
          cure: Self.cure(for: name, among: catalog.document.shippingLocations.map(\.reference)),
          alternatives: Alternatives(to: name, among: catalog.document.shippingLocations.map(\.reference))))
    }
    for (index, package) in request.packages.enumerated() {
      guard let name = package.packageSizeReference, !name.isEmpty, catalog.packageSize(name) == nil else { continue }
      problems.append(
        Problem(
          path: "Packages[\(index)].PackageSizeReference", reason: "there is no package size \(name.quoted)",
          cure: Self.cure(for: name, among: catalog.document.packageSizes.map(\.reference)),
          alternatives: Alternatives(to: name, among: catalog.document.packageSizes.map(\.reference))))
    }
    return problems
  }

  private static func cure(for name: String, among declared: [String]) -> String {
    guard !declared.isEmpty else { return "the catalog declares none" }
    if let nearest = NearestName.of(name, among: declared) { return "did you mean '\(nearest)'?" }
    let shown = declared.prefix(20).joined(separator: ", ")
    return "declared: \(declared.count > 20 ? shown + ", …" : shown)"
  }
}
