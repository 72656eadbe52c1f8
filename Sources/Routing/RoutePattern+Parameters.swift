extension RoutePattern {
  /// A named part of the path.
  package struct Parameter: Sendable, Equatable {
    package enum Kind: Sendable {
      case text
      /// Digits, with or without a minus.
      case number
      /// One segment or more.
      case rest
    }

    package let name: String
    package let kind: Kind
  }

  /// In the order of the path.
  package var parameters: [Parameter] {
    segments.compactMap { segment in
      switch segment {
      case .literal: nil
      case .parameter(let name): Parameter(name: name, kind: .text)
      case .number(let name): Parameter(name: name, kind: .number)
      case .rest(let name): Parameter(name: name, kind: .rest)
      }
    }
  }

  /// The path with each parameter as `{name}`, as the pattern was written but for the marks of kinds.
  package var template: String { description.replacing("*}", with: "}") }
}
