/// How many steps make one sequence of the other.
package enum EditDistance {
  /// The optimal string alignment distance: elements are put in, left out, replaced, or swapped with their neighbour.
  ///
  /// Costs time with the product of the lengths: cut hostile input first.
  ///
  /// - Parameters:
  ///   - left: one sequence.
  ///   - right: the other.
  ///   - gap: what an element too many or too few costs, and a swap.
  ///   - replacing: what it costs to put one element in place of another; 0 for equal ones.
  /// - Returns: the least cost.
  package static func between<Left, Right>(
    _ left: [Left], _ right: [Right], gap: Int = 1, replacing: (Left, Right) -> Int
  ) -> Int {
    var beforeLast: [Int] = []
    var last = (0...right.count).map { $0 * gap }
    for (row, element) in left.enumerated() {
      var current = [(row + 1) * gap]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var best = min(last[column + 1] + gap, current[column] + gap, last[column] + replacing(element, other))
        if row > 0, column > 0, replacing(element, right[column - 1]) == 0, replacing(left[row - 1], other) == 0 {
          best = min(best, beforeLast[column - 1] + gap)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
