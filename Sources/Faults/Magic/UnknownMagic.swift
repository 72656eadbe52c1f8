package import Contract
import Text

/// A text or a postcode that is meant to be a magic value, by how it looks, and is none: it provokes nothing.
package struct UnknownMagic: Sendable, Equatable {
  /// As it stands in the data.
  package let text: String
  /// The magic value that was probably meant; nil when it may be several.
  package let nearest: String?

  /// - Returns: nil for a magic value, and for text that is like none.
  package init?(_ text: String) {
    guard Self.mayBeMeant(text), MagicMark(text) == nil else { return nil }
    // What stands behind the name is how often, and the caller's own.
    let parts = text.prefix(Self.longest).split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    if Self.isPrefix(text) {
      let name = parts.count > 1 ? String(parts[1]) : ""
      nearest = NearestName.of(name, among: MagicValue.table.map(\.name)).map { MagicValue.prefix + $0 }
    } else {
      let ranked = NearestName.ranked(
        parts.prefix(2).joined(separator: ":"), among: MagicValue.table, spelling: \.text)
      guard let best = ranked.first, best.distance <= Self.slip else { return nil }
      nearest = best.name.text
    }
    self.text = text
  }

  /// - Returns: nil for a magic one, and for one that is like none.
  package init?(postcode: String) {
    guard Self.mayBeMeant(postcode: postcode), MagicMark(postcode: postcode) == nil else { return nil }
    let letters = postcode.prefix(Self.longest).uppercased().filter { $0 != " " }
    let ranked = NearestName.ranked(letters, among: MagicValue.table) { $0.postcode.filter { $0 != " " } }
    let best = ranked.prefix { $0.distance == ranked.first?.distance && $0.distance <= 1 }
    guard letters.hasPrefix(Self.area) || !best.isEmpty else { return nil }
    nearest = best.count == 1 ? best.first?.name.postcode : nil
    text = postcode
  }

  /// Letters that may be wrong where the beginning is.
  private static let slip = 2
  private static let longest = 200
  /// What no real postcode begins with, and all magic ones do.
  private static let area = "ZZ99"

  /// Costs next to nothing for nearly all that people write.
  private static func mayBeMeant(_ text: String) -> Bool {
    var letters = text.utf8.makeIterator()
    return letters.next().map { $0 | 0x20 } == UInt8(ascii: "s")
      && letters.next().map { $0 | 0x20 } == UInt8(ascii: "a")
      && isLikePrefix(text)
  }

  private static func isLikePrefix(_ text: String) -> Bool {
    let opening = Array(text.lowercased().utf8.prefix(MagicValue.prefix.utf8.count))
    return EditDistance.between(opening, Array(MagicValue.prefix.utf8)) <= slip
  }

  private static func isPrefix(_ text: String) -> Bool { text.lowercased().hasPrefix(MagicValue.prefix) }

  private static func mayBeMeant(postcode: String) -> Bool {
    postcode.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "z")
  }
}

extension UnknownMagic {
  /// One that stands in a body, and where.
  package struct Found: Sendable, Equatable {
    /// As `Tags[0]`.
    package let path: String
    package let magic: UnknownMagic
  }

  /// Those in the data of a consignment that is to be, or of an order.
  ///
  /// - Parameters:
  ///   - reference: the customer's own.
  ///   - member: what that is called.
  ///   - tags: of the consignment.
  ///   - addresses: of which the destination's postcode may be magic.
  /// - Returns: in this order.
  package static func all(
    reference: String?, _ member: String, tags: [String], addresses: [Address]
  ) -> [Found] {
    var found: [Found] = []
    if let magic = reference.flatMap({ UnknownMagic($0) }) { found.append(Found(path: member, magic: magic)) }
    for (place, tag) in tags.enumerated() {
      if let magic = UnknownMagic(tag) { found.append(Found(path: "Tags[\(place)]", magic: magic)) }
    }
    // By their places: an address is large, and would be copied.
    if let place = addresses.indices.first(where: { addresses[$0].addressType.includes(.destination) }),
      let magic = addresses[place].postcode.flatMap({ UnknownMagic(postcode: $0) })
    {
      found.append(Found(path: "Addresses[\(place)].Postcode", magic: magic))
    }
    return found
  }

  /// Those in the body that creates a consignment.
  package static func all(in request: CreateConsignmentRequest) -> [Found] {
    all(
      reference: request.consignmentReferenceProvidedByCustomer, "ConsignmentReferenceProvidedByCustomer",
      tags: request.tags, addresses: request.addresses)
  }
}
