import Contract

@testable import Sandbox

extension World {
  /// Puts a consignment in, in the place of the one of the same reference if there is one.
  mutating func put(_ consignment: Consignment) {
    if let number = store.number(of: consignment.reference) {
      replace(number, with: consignment)
    } else {
      enter(consignment, isReferenceChosen: true)
    }
  }
}
