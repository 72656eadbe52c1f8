/// Why nothing could be put on paper.
package enum PaperFailure: Error, Equatable, Sendable {
  /// A library could not be opened; `reason` is the loader's.
  case libraryMissing(package: String, reason: String)
  /// A typeface is at none of the places where systems keep it.
  case typefaceMissing(package: String, file: String)
  /// A picture would be larger than the library draws.
  case tooManyPages(Int, most: Int)
  /// What the library says of itself.
  case drawing(String)
}

extension PaperFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .libraryMissing(let package, let reason):
      "The Debian package \(package) is needed for this and not usable here: \(reason)"
    case .typefaceMissing(let package, let file):
      "The Debian package \(package) is needed for this and not installed here: no \(file)"
    case .tooManyPages(let pages, let most):
      "\(pages) labels are too many for one picture, which holds \(most): ask for PDF or ZPL, or for one package"
    case .drawing(let reason): "Drawing failed: \(reason)"
    }
  }
}
