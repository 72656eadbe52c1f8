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
  @inlinable package static func between<Left, Right>(
    _ left: [Left], _ right: [Right], gap: Int = 1, replacing: (Left, Right) -> Int
  ) -> Int {
    // Three rows take turns, so that none is allocated anew.
    var beforeLast = Array(repeating: 0, count: right.count + 1)
    var last = (0...right.count).map { $0 * gap }
    var current = beforeLast
    for row in left.indices {
      current[0] = (row + 1) * gap
      for column in right.indices {
        var best = min(
          last[column + 1] + gap, current[column] + gap, last[column] + replacing(left[row], right[column]))
        // Cheaper only where two have swapped places.
        if row > 0, column > 0, beforeLast[column - 1] + gap < best, replacing(left[row], right[column - 1]) == 0,
          replacing(left[row - 1], right[column]) == 0
        {
          best = beforeLast[column - 1] + gap
        }
        current[column + 1] = best
      }
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    return last[right.count]
  }

  /// The same between texts, each byte as good as another.
  package static func between(_ left: [UInt8], _ right: [UInt8]) -> Int {
    between(left, right) { $0 == $1 ? 0 : 1 }
  }
}
