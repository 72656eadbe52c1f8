/// What may stand in the place of something that may not, where that can be listed, and what was probably meant.
package struct Alternatives: Equatable, Sendable {
  /// Empty where it cannot be listed.
  package let allowed: [String]
  package let nearest: String?

  package static let none = Alternatives(allowed: [], nearest: nil)

  package init(allowed: [String], nearest: String?) {
    self.allowed = allowed
    self.nearest = nearest
  }

  /// Those of a name that there is not.
  package init(to wanted: String, among names: [String]) {
    self.init(allowed: names, nearest: NearestName.of(wanted, among: names))
  }
}
