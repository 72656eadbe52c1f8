/// In what a version of the shapes differs from the types that describe them: members that it leaves out or calls otherwise, by type.
///
/// Members go by the names of their Swift properties.
package struct MemberChanges: Sendable {
  package enum Change: Sendable {
    case omitted
    /// Left out where it has no value, while others are `null`. In XML the type decides.
    case omittedWithoutValue
    case renamed(String)
  }

  /// One type's, by member.
  package typealias Row = [String: Change]

  private let rows: [ObjectIdentifier: Row]

  package init(_ rows: [(type: any Any.Type, changes: Row)]) {
    self.rows = Dictionary(uniqueKeysWithValues: rows.map { (ObjectIdentifier($0.type), $0.changes) })
  }

  package subscript(type: any Any.Type) -> Row? { rows[ObjectIdentifier(type)] }
}
