package import Contract

// What may be changed of a consignment that is allocated and not yet manifested.
//
// - Source: contract/decisions.md, "Since the audit". That tags and customs data stay as well is *assumed*.
extension World {
  /// What a success makes of the `FailedAllocation` of an attempt before it.
  package var failedAllocation: WorldSettings.FailedAllocation { settings.failedAllocation ?? standardFailedAllocation }

  package var editAllocated: WorldSettings.AllocatedEdits { settings.editAllocated ?? standardAllocatedEdits }

  /// What the state must permit to whom changes only references, metadata and dates.
  package var detailsAction: ConsignmentAction { editAllocated == .details ? .changeDetails : .edit }

  /// The same for an update, which says anew all that a consignment holds.
  func permits(_ new: Consignment.Fixed, inPlaceOf consignment: Consignment) -> Bool {
    let state = consignment.progress.state
    return state.permits(.edit) || state.permits(detailsAction) && new.hasSameGoods(as: consignment.fixed)
  }
}

extension Consignment.Fixed {
  /// Whether neither differs from the other but in references, metadata and dates.
  fileprivate func hasSameGoods(as other: Self) -> Bool {
    tags == other.tags && customsDocumentation?.value == other.customsDocumentation?.value
      && addresses.map(\.value.asRead) == other.addresses.map(\.value.asRead)
      && packages.map(\.withoutReferences) == other.packages.map(\.withoutReferences)
  }

  /// Gives the packages and items of what is sent again the references that they have.
  mutating func keepReferences(of other: Self) {
    guard packages.count == other.packages.count else { return }
    for place in packages.indices {
      packages[place].reference = other.packages[place].reference
      packages[place].charges = other.packages[place].charges
      guard packages[place].items.count == other.packages[place].items.count else { continue }
      for item in packages[place].items.indices {
        packages[place].items[item].reference = other.packages[place].items[item].reference
      }
    }
  }
}

extension Address {
  /// Version 1.1 writes an empty code for a region that has none.
  fileprivate var asRead: Address {
    var address = self
    if address.regionCode == "" { address.regionCode = nil }
    return address
  }
}

extension Package {
  fileprivate var withoutReferences: Package {
    var package = self
    package.reference = nil
    package.packageReferenceProvidedByCustomer = nil
    package.metaData = []
    for item in package.items.indices {
      package.items[item].reference = nil
      package.items[item].itemReferenceProvidedByCustomer = nil
      package.items[item].metaData = []
    }
    return package
  }
}
