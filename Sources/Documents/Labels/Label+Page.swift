extension Label {
  /// The dots of a 203 dpi thermal printer: every module of a barcode is a whole number of them.
  static let dotsPerInch = 203.0

  /// The label as a page of 4 × 6 inches whose unit is the dot.
  var page: Page {
    var page = Page(width: 4 * Self.dotsPerInch, height: 6 * Self.dotsPerInch, unitsPerInch: Self.dotsPerInch)
    drawHead(on: &page)
    drawSender(on: &page)
    drawFacts(on: &page)
    drawRecipient(on: &page)
    drawBarcode(on: &page)
    drawReferences(on: &page)
    return page
  }

  private static let left = 28.0
  private static let right = 784.0
  private static let width = right - left

  private func drawHead(on page: inout Page) {
    page.write(carrier, .bold(58), x: Self.left, y: 28, width: 520)
    let lines = service.wrapped(at: 30)
    let size = lines.count == 1 ? 38.0 : 25
    for (index, line) in lines.enumerated() {
      page.write(line, .plain(size), x: Self.left, y: 94 + Double(index) * 28, width: 520)
    }
    page.band("TEST", size: 54, in: Area(564, 24, 220, 116))
    page.rule(y: 152, from: Self.left, to: Self.right, thickness: 4)
  }

  private func drawSender(on page: inout Page) {
    page.write("FROM", .bold(20), x: Self.left, y: 166, width: 400)
    for (index, line) in sender.folded(to: 7).enumerated() {
      page.write(line, .plain(22), x: Self.left, y: 192 + Double(index) * 26, width: 440)
    }
    page.rule(x: 484, from: 152, to: 378, thickness: 2)
  }

  private func drawFacts(on page: inout Page) {
    let x = 502.0
    let facts = [("SHIP DATE", shippingDate), ("WEIGHT", weight), ("SIZE", size)]
    for (index, fact) in facts.enumerated() {
      let y = 166 + Double(index) * 34
      page.write(fact.0, .bold(18), x: x, y: y + 4, width: 110)
      page.write(fact.1, .plain(26), x: x + 116, y: y, width: Self.right - x - 116)
    }
    page.write("PACKAGE", .bold(18), x: x, y: 278, width: 280)
    page.write("\(packageNumber) of \(packageCount)", .bold(64), x: x, y: 304, width: Self.right - x)
    page.rule(y: 378, from: Self.left, to: Self.right, thickness: 4)
  }

  private func drawRecipient(on page: inout Page) {
    page.write("DELIVER TO", .bold(20), x: Self.left, y: 392, width: 400)
    for (index, line) in recipient.folded(to: 6).enumerated() {
      page.write(
        line, index == 0 ? .bold(42) : .plain(38), x: Self.left, y: 420 + Double(index) * 46, width: Self.width)
    }
    page.write(postcode, .bold(66), x: Self.left, y: 698, width: 400)
    page.write(country, .bold(38, .right), x: 440, y: 720, width: Self.right - 440)
    let notes = [telephone.isEmpty ? "" : "Tel. \(telephone)", instructions].filter { !$0.isEmpty }
    page.write(notes.joined(separator: "  ·  "), .plain(24), x: Self.left, y: 772, width: Self.width)
    page.rule(y: 808, from: Self.left, to: Self.right, thickness: 4)
  }

  private func drawBarcode(on page: inout Page) {
    page.barcode(trackingReference, in: Area(12, 826, 788, 176))
    page.write(trackingReference, .bold(44, .centre), x: Self.left, y: 1010, width: Self.width)
    page.write(
      furtherLegs.isEmpty ? "" : "then " + furtherLegs.joined(separator: ", "), .plain(20, .centre), x: Self.left,
      y: 1058, width: Self.width)
    page.rule(y: 1084, from: Self.left, to: Self.right, thickness: 2)
  }

  private func drawReferences(on page: inout Page) {
    let facts = [
      ("CONSIGNMENT", consignmentReference, Self.left, 174.0, 414.0, 1096.0),
      ("PACKAGE", packageReference, 430, 544, Self.right, 1096),
      ("YOUR REF.", customerReference, Self.left, 174, 414, 1126),
      ("CONTENTS", contents, 430, 544, Self.right, 1126),
    ]
    for (name, text, start, middle, end, y) in facts {
      page.write(name, .bold(16), x: start, y: y + 5, width: middle - start)
      page.write(text, .plain(24), x: middle, y: y, width: end - middle)
    }
    page.band("TEST LABEL – NOT FOR CARRIAGE", size: 28, in: Area(Self.left, 1160, Self.width, 40))
  }
}

extension String {
  /// In two lines, if it has more than so many letters and a blank to part it at.
  fileprivate func wrapped(at letters: Int) -> [String] {
    guard count > letters, let blank = prefix(letters + 1).lastIndex(of: " ") else { return [self] }
    return [String(self[..<blank]), String(self[index(after: blank)...])]
  }
}

extension [String] {
  /// At most so many lines: what is too much joins the last one.
  func folded(to most: Int) -> [String] {
    count <= most ? self : Array(prefix(most - 1)) + [dropFirst(most - 1).joined(separator: ", ")]
  }
}
