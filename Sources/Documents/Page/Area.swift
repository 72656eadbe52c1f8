/// A rectangle on a page, in the page's own unit, from its upper left corner.
package struct Area: Equatable, Sendable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  func inset(by margin: Double) -> Area {
    Area(x + margin, y + margin, width - 2 * margin, height - 2 * margin)
  }
}
