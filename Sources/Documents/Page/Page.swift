/// A page as a list of marks, before anything draws it.
package struct Page: Equatable, Sendable {
  let width: Double
  let height: Double
  /// How many of the page's units make an inch.
  let unitsPerInch: Double
  package internal(set) var marks: [Mark] = []

  init(width: Double, height: Double, unitsPerInch: Double) {
    self.width = width
    self.height = height
    self.unitsPerInch = unitsPerInch
  }

  /// An empty page of a size in millimetres, whose unit is the point.
  static func millimetres(_ width: Double, _ height: Double) -> Page {
    Page(width: width / 25.4 * 72, height: height / 25.4 * 72, unitsPerInch: 72)
  }

  static var a4: Page { millimetres(210, 297) }

  /// Every text that stands on the page, in the order in which it was put there.
  package var texts: [String] {
    marks.compactMap { mark in
      switch mark {
      case .text(let text, _, _), .barcode(let text, _): text
      case .frame, .bar: nil
      }
    }
  }

  /// The same page in other units, as finer printers count: every mark stands where it stood, on whole units.
  func scaled(toUnitsPerInch units: Double) -> Page {
    guard units != unitsPerInch else { return self }
    let scale = units / unitsPerInch
    func whole(_ value: Double) -> Double { (value * scale).rounded() }
    func scaled(_ area: Area) -> Area {
      let (x, y) = (whole(area.x), whole(area.y))
      return Area(x, y, max(1, whole(area.x + area.width) - x), max(1, whole(area.y + area.height) - y))
    }
    var page = Page(width: whole(width), height: whole(height), unitsPerInch: units)
    page.marks = marks.map { mark in
      switch mark {
      case .text(let text, var style, let area):
        style.size *= scale
        return .text(text, style, in: scaled(area))
      case .frame(let area, let thickness): return .frame(scaled(area), thickness: max(1, whole(thickness)))
      case .bar(let area): return .bar(scaled(area))
      case .barcode(let text, let area): return .barcode(text, in: scaled(area))
      }
    }
    return page
  }

  /// The widest module of a barcode, in units: 0.5 mm, as four dots of a 203 dpi printer are.
  var widestModule: Double { max(4, (4 * unitsPerInch / 203).rounded(.down)) }

  // MARK: - Putting marks on it

  /// A line of text whose upper left corner, or upper right one if it is aligned so, is given by the area that it may fill.
  mutating func write(_ text: String, _ style: TextStyle, x: Double, y: Double, width: Double) {
    guard !text.isEmpty else { return }
    marks.append(.text(text, style, in: Area(x, y, width, style.size)))
  }

  mutating func rule(y: Double, from x: Double, to end: Double, thickness: Double) {
    marks.append(.bar(Area(x, y, end - x, thickness)))
  }

  mutating func rule(x: Double, from y: Double, to end: Double, thickness: Double) {
    marks.append(.bar(Area(x, y, thickness, end - y)))
  }

  mutating func frame(_ area: Area, thickness: Double) { marks.append(.frame(area, thickness: thickness)) }

  mutating func barcode(_ text: String, in area: Area) { marks.append(.barcode(text, in: area)) }

  /// A black band with white words in it.
  mutating func band(_ text: String, size: Double, in area: Area) {
    marks.append(.bar(area))
    marks.append(
      .text(
        text, .white(size, .centre),
        in: Area(area.x + size / 2, area.y + (area.height - size) / 2, area.width - size, size)))
  }
}
