/// Values by name, of which the oldest go beyond a number.
struct Recent<Value: Sendable>: Sendable {
  private var values: [String: Value] = [:]
  private var order: [String] = []
  private var first = 0
  private let most: Int

  init(most: Int) { self.most = most }

  subscript(name: String) -> Value? { values[name] }

  mutating func set(_ value: Value, for name: String) {
    guard values.updateValue(value, forKey: name) == nil else { return }
    order.append(name)
    guard order.count - first > most else { return }
    values[order[first]] = nil
    first += 1
    guard first > most else { return }
    order.removeFirst(first)
    first = 0
  }
}
