import Contract
package import Faults
package import OpenAPI
import Sandbox

/// What `GET /_sandbox/faults` answers.
struct FaultList: Codable, Sendable {
  /// In the order in which they were set.
  let faults: [FaultReport]

  init(of world: World) { faults = world.faults.map(FaultReport.init) }
}

/// A rule, and what has come of it.
struct FaultReport: Codable, Sendable {
  let id: Int
  let rule: FaultRule
  /// How many requests it was for.
  let lookedAt: Int
  let struck: Int

  init(_ entry: FaultBook.Entry) { (id, rule, lookedAt, struck) = (entry.id, entry.rule, entry.lookedAt, entry.struck) }
}

/// What `POST /_sandbox/faults` answers.
struct FaultSet: Codable, Sendable {
  let id: Int
}

/// What the deletions answer.
struct FaultsRemoved: Codable, Sendable {
  let removed: Int
}

/// What `GET /_sandbox/magic` answers.
struct MagicList: Codable, Sendable {
  struct Value: Codable, Sendable {
    let value: String
    let postcode: String
    let actsOn: String
    let provokes: String
    let outcome: String
    let then: FaultRule.Action
  }

  let values: [Value]

  static let all = MagicList(
    values: MagicValue.table.map {
      Value(
        value: $0.text, postcode: $0.postcode, actsOn: $0.actsOn, provokes: $0.provokes, outcome: $0.outcome,
        then: $0.action)
    })
}

// MARK: - What rules look like

extension Span: DescribedText {
  package static var form: Shape.TextForm { Shape.TextForm(format: "duration") }
  package static var specimen: Span { Span.none }
}

extension FaultRule.Match.Fields: DescribedByShape {
  package static var shape: Shape { .anything }
  package static var specimen: Self { Self(["X-Test": Wildcard("*")]) }
}

extension Delay: DescribedByShape {
  package static var shape: Shape {
    let span = Shape.string(Span.form)
    let logNormal = Shape.object(
      Shape.Object(
        name: "LogNormalDelay",
        members: [
          Shape.Member(name: "median", shape: span, isRequired: true),
          Shape.Member(name: "sigma", shape: .number, isRequired: true),
        ], isClosed: true))
    return .any([
      span,
      .object(
        Shape.Object(
          name: "DrawnDelay",
          members: [
            Shape.Member(name: "uniform", shape: .list(span), isRequired: false),
            Shape.Member(name: "logNormal", shape: logNormal, isRequired: false),
          ], isClosed: true)),
    ])
  }

  package static var specimen: Delay { .fixed(Span.specimen) }
}

extension FaultRule.Action.Body: DescribedByShape {
  package static var shape: Shape {
    .any([
      .words(["malformed", "empty", "wrongContentType"], name: "SpoiltBody"),
      .object(
        Shape.Object(
          name: "SlowBody",
          members: [
            Shape.Member(name: "dripBytesPerSecond", shape: .integer, isRequired: false),
            Shape.Member(name: "cutAfterBytes", shape: .integer, isRequired: false),
          ], isClosed: true)),
    ])
  }

  package static var specimen: FaultRule.Action.Body { .empty }
}
