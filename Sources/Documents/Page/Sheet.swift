/// Pages of a document that fill up from the top, in points; a new one begins when something does not fit any more.
struct Sheet {
  private(set) var pages: [Page] = []
  private(set) var y: Double
  let left: Double
  let right: Double
  private let blank: Page
  private let bottom: Double
  private let top: Double
  private let heading: String
  private let notice: String

  static let band = 15.0

  var width: Double { right - left }

  /// - Parameters:
  ///   - blank: the format of the pages.
  ///   - margin: on every side.
  ///   - heading: stands on top of every page.
  ///   - notice: stands below, white on black.
  init(_ blank: Page, margin: Double, heading: String, notice: String) {
    self.blank = blank
    self.heading = heading
    self.notice = notice
    left = margin
    right = blank.width - margin
    top = margin + 30
    bottom = blank.height - margin - Self.band - 6
    y = top
    begin()
  }

  var page: Page {
    get { pages[pages.count - 1] }
    set { pages[pages.count - 1] = newValue }
  }

  private mutating func begin() {
    pages.append(blank)
    page.write(heading, .bold(15), x: left, y: top - 26, width: width - 70)
    page.band("TEST", size: 12, in: Area(right - 60, top - 28, 60, 20))
    page.rule(y: top - 5, from: left, to: right, thickness: 1)
    y = top
  }

  /// Makes room for something so high, on a new page if need be.
  mutating func need(_ height: Double) {
    if y + height > bottom, y > top { begin() }
  }

  mutating func skip(_ height: Double) { y += height }

  /// One line of text across the page.
  mutating func line(_ text: String, _ style: TextStyle) {
    need(style.size * 1.3)
    page.write(text, style, x: left, y: y, width: width)
    y += style.size * 1.3
  }

  /// Blocks side by side, each with a title and lines below it, in a frame each; all are as high as the highest.
  mutating func blocks(_ blocks: [(title: String, lines: [String])], size: Double = 8) {
    let lines = blocks.map { $0.lines.filter { !$0.isEmpty } }
    let height = Double(max(1, lines.map(\.count).max() ?? 1)) * size * 1.3 + size * 1.2 + 8
    need(height)
    let each = width / Double(max(1, blocks.count))
    for (index, block) in blocks.enumerated() {
      let x = left + each * Double(index)
      page.frame(Area(x, y, each, height), thickness: 0.5)
      page.write(block.title, .bold(size * 0.8), x: x + 4, y: y + 3, width: each - 8)
      for (number, line) in lines[index].enumerated() {
        page.write(
          line, .plain(size), x: x + 4, y: y + 4 + size * 1.2 + Double(number) * size * 1.3, width: each - 8)
      }
    }
    y += height
  }

  /// The finished pages, numbered.
  func finished() -> [Page] {
    pages.enumerated().map { index, page in
      var page = page
      page.band(notice, size: 8, in: Area(left, bottom + 6, width - 70, Self.band))
      page.write(
        "Page \(index + 1) of \(pages.count)", .plain(8, .right), x: right - 66, y: bottom + 9, width: 66)
      return page
    }
  }
}
