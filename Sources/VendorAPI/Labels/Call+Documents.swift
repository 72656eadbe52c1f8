import Contract
import Documents
import FoundationEssentials
import Sandbox

extension Call {
  /// The labels of consignments in the caller's world, or those of one package, drawn outside the lock; they count as printed once
  /// they are drawn, but not by a HEAD, which is safe (RFC 9110, section 9.2.1).
  ///
  /// - Parameters:
  ///   - references: the consignments', in any case.
  ///   - package: nil for every package.
  ///   - format: as the caller wrote it; nil for PDF.
  ///   - resolution: dots an inch, as the caller wrote them; nil for 203.
  /// - Returns: all of them in one file.
  /// - Throws: `VendorFailure.labelNotFound`, `.invalid` for a resolution that is not served, or `.paper` when they cannot be drawn.
  func labels(
    of references: [String], package: String? = nil, format: String?, resolution: String? = nil
  ) throws -> GetLabelsResponse {
    while true {
      let world = snapshot()
      let consignments = try references.map { reference in
        guard let consignment = world.consignment(reference) else {
          throw VendorFailure.labelNotFound(reference, .unknownConsignment(reference))
        }
        guard consignment.consignmentState.permits(.printLabels) else {
          throw VendorFailure.labelNotFound(reference, .state(consignment))
        }
        return consignment
      }
      let format = try labelFormat(format, of: references)
      let dots = try labelResolution(resolution, format: format, ofPackage: package != nil)
      let count = package == nil ? consignments.reduce(0) { $0 + $1.fixed.packages.count } : 1
      guard count <= Self.mostLabels else {
        throw VendorFailure.invalid([
          FieldProblem(
            path: "ConsignmentReferences",
            message: "These are \(count) labels; at most \(Self.mostLabels) are drawn in one call")
        ])
      }
      var labels: [Label] = []
      for consignment in consignments {
        labels += try self.labels(of: consignment, package: package)
      }
      let file = try drawn { () throws(PaperFailure) in try labels.drawn(as: format, dots) }
      // Somebody else may have allocated one of them anew meanwhile: then these are the wrong labels.
      guard asksForHeadAlone || visit({ $0.noteLabels(of: consignments) }) else { continue }
      return GetLabelsResponse(
        file: settings.labelEncoding == .single ? file.base64 : Array(file.base64.utf8).base64,
        contentType: format.contentType)
    }
  }

  /// As many as one consignment can have packages: drawing holds up the others of a loop.
  private static let mostLabels = 1000

  private func labelFormat(_ name: String?, of references: [String]) throws -> LabelFormat {
    guard let name else { return .pdf }
    guard let format = LabelFormat(named: name) else {
      throw VendorFailure.labelNotFound(references.first ?? "", .unknownFormat(name))
    }
    return format
  }

  /// - Source: contract/53-small-operations.md, section 9: with a resolution, pictures are served for packages alone.
  private func labelResolution(
    _ text: String?, format: LabelFormat, ofPackage: Bool
  ) throws -> LabelResolution {
    guard let text else { return .dpi203 }
    guard let resolution = Int(text).flatMap(LabelResolution.init) else {
      let served = VendorFailure.alternatives(LabelResolution.allCases.map { "\($0.rawValue)" })
      throw VendorFailure.invalid([
        FieldProblem(path: "resolution", message: "'\(text)' is not \(served) dots an inch")
      ])
    }
    guard ofPackage || format != .png else {
      throw VendorFailure.invalid([
        FieldProblem(
          path: "format", message: "With a resolution, png is served for one package alone: /labels/package/…")
      ])
    }
    return resolution
  }

  private func labels(of consignment: Consignment, package: String?) throws -> [Label] {
    let labels = Label.labels(of: consignment)
    guard let package else { return labels }
    guard let index = consignment.packageIndex(of: package) else {
      throw VendorFailure.labelNotFound(consignment.reference, .foreignPackage(package, consignment))
    }
    return [labels[index]]
  }

  /// A document as base64.
  func file(_ document: PaperDocument) throws -> String {
    try drawn { () throws(PaperFailure) in try document.pdf() }.base64
  }

  private func drawn(_ draw: () throws(PaperFailure) -> [UInt8]) throws -> [UInt8] {
    do {
      return try draw()
    } catch {
      throw VendorFailure.paper(error)
    }
  }
}

extension Consignment {
  /// Where the package of a reference in any case stands.
  func packageIndex(of reference: String) -> Int? {
    let wanted = reference.lowercased()
    return packages.firstIndex { $0.reference?.lowercased() == wanted }
  }
}

extension [UInt8] {
  var base64: String { Data(self).base64EncodedString() }
}
