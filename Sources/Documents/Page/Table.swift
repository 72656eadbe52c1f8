/// Rows under headings, across a sheet and, when there are many, across several.
struct Table {
  struct Column {
    let title: String
    /// Its part of the table's width, measured against the others'.
    let share: Double
    var alignment = TextStyle.Alignment.left

    init(_ title: String, _ share: Double, _ alignment: TextStyle.Alignment = .left) {
      self.title = title
      self.share = share
      self.alignment = alignment
    }
  }

  let columns: [Column]
  var rows: [[String]] = []
  var size = 8.0

  func write(on sheet: inout Sheet) {
    let height = size * 1.55
    sheet.need(height * 3)
    writeRow(columns.map(\.title), isBold: true, on: &sheet)
    var pages = sheet.pages.count
    for row in rows {
      sheet.need(height)
      if sheet.pages.count > pages {
        pages = sheet.pages.count
        writeRow(columns.map(\.title), isBold: true, on: &sheet)
      }
      writeRow(row, isBold: false, on: &sheet)
    }
  }

  private func writeRow(_ row: [String], isBold: Bool, on sheet: inout Sheet) {
    let total = columns.reduce(0) { $0 + $1.share }
    var x = sheet.left
    for (column, text) in zip(columns, row) {
      let width = sheet.width * column.share / total
      let style = TextStyle(size: isBold ? size * 0.85 : size, isBold: isBold, alignment: column.alignment)
      sheet.page.write(text, style, x: x + 3, y: sheet.y + size * 0.2, width: width - 6)
      x += width
    }
    sheet.skip(size * 1.55)
    sheet.page.rule(y: sheet.y - 0.5, from: sheet.left, to: sheet.right, thickness: isBold ? 1 : 0.25)
  }
}
