import Contract
import FoundationEssentials

/// Makes packages of a consignment from what a call to pack says and from what the order has.
///
/// The call says measures and how many of which item; details of items are the order's. A package is called like the order's package that
/// its first item is in, or like the item, and is worth what its items are. *Assumed:* a call to pack has no members for these.
/// - Source: contract/50-orders.md, section 7.
struct Packing {
  /// The names by which an item may be meant; nil for one that was not given.
  private struct Names: Hashable {
    var sku: String?
    var reference: String?
    var customerReference: String?

    var isEmpty: Bool { sku == nil && reference == nil && customerReference == nil }

    /// Those of an item of the order which `wanted` has too.
    init(of item: Item, like wanted: Names) {
      sku = wanted.sku == nil ? nil : item.sku ?? ""
      reference = wanted.reference == nil ? nil : item.reference?.lowercased() ?? ""
      customerReference = wanted.customerReference == nil ? nil : item.itemReferenceProvidedByCustomer ?? ""
    }

    init(of item: PackOrderRequest.Item) {
      func given(_ text: String?) -> String? { text?.isEmpty ?? true ? nil : text }
      sku = given(item.sku)
      reference = given(item.reference)?.lowercased()
      customerReference = given(item.itemReferenceProvidedByCustomer)
    }
  }

  private struct Found {
    let item: Item
    /// Of the order.
    let package: Package
  }

  private let order: KeptOrder
  /// By which of the names are given, the first item of each.
  private var tables: [[Bool]: [Names: (package: Int, item: Int)]] = [:]
  var problems: [FieldProblem] = []

  init(_ order: KeptOrder) { self.order = order }

  /// The packages that a call asks for. What is wrong comes to `problems`.
  mutating func packages(of request: PackOrderRequest) -> [Package] {
    if request.packages.isEmpty { report("Packages", "At least one package is required") }
    return request.packages.enumerated().map { package($1, at: "Packages[\($0)]") }
  }

  private mutating func package(_ asked: PackOrderRequest.Package, at path: String) -> Package {
    if asked.items.isEmpty { report("\(path).Items", "At least one item is required") }
    let found = asked.items.enumerated().compactMap { item($1, at: "\(path).Items[\($0)]") }
    var package = Package()
    package.dimensions = asked.dimensions
    package.packageSizeReference = asked.packageSizeReference?.isEmpty ?? true ? nil : asked.packageSizeReference
    package.weight = asked.weight
    package.items = found.map(\.item)
    package.description = found.first.flatMap { $0.package.description ?? $0.item.description }
    package.value = value(of: found)
    if package.weight == nil, package.packageSizeReference == nil, !found.isEmpty {
      package.weight = weight(of: package.items)
      if package.weight == nil { report("\(path).Weight", "Weight is required, as not every item has one") }
    }
    return package
  }

  private mutating func item(_ asked: PackOrderRequest.Item, at path: String) -> Found? {
    let names = Names(of: asked)
    guard !names.isEmpty else {
      report("\(path).Sku", "One of Sku, Reference and ItemReferenceProvidedByCustomer is required")
      return nil
    }
    guard let place = place(of: names) else {
      let (member, name) =
        names.sku.map { ("Sku", $0) } ?? names.reference.map { ("Reference", $0) }
        ?? ("ItemReferenceProvidedByCustomer", names.customerReference ?? "")
      report("\(path).\(member)", "Item \(name) not found in order \(order.reference)")
      return nil
    }
    let package = order.packages[place.package]
    var item = package.items[place.item]
    // Weight and value would come out wrong of it, and be blamed as well.
    if let quantity = asked.quantity, quantity < 0 {
      report("\(path).Quantity", "Quantity must not be negative")
      return nil
    }
    if let quantity = asked.quantity, quantity != 0 { item.quantity = quantity }
    return Found(item: item, package: package)
  }

  /// The first of the order's items that has all these names.
  private mutating func place(of names: Names) -> (package: Int, item: Int)? {
    let given = [names.sku != nil, names.reference != nil, names.customerReference != nil]
    if let table = tables[given] { return table[names] }
    var table: [Names: (package: Int, item: Int)] = [:]
    for (package, contents) in order.packages.enumerated() {
      for (item, other) in contents.items.enumerated() {
        let key = Names(of: other, like: names)
        if table[key] == nil { table[key] = (package, item) }
      }
    }
    tables[given] = table
    return table[names]
  }

  /// Nil when an item has none.
  private func weight(of items: [Item]) -> Weight? {
    guard items.allSatisfy({ $0.weight != nil }) else { return nil }
    return Weight(value: items.reduce(0) { $0 + ($1.weight?.kilograms ?? 0) * Decimal($1.quantity ?? 0) })
  }

  private func value(of found: [Found]) -> Money? {
    guard let first = found.lazy.compactMap(\.item.value).first else { return found.first?.package.value }
    let sum: Decimal = found.reduce(0) { $0 + ($1.item.value?.amount ?? 0) * Decimal($1.item.quantity ?? 0) }
    return Money(amount: sum, currency: first.currency)
  }

  private mutating func report(_ path: String, _ message: String) {
    guard problems.count < ConsignmentValidation.mostProblems else { return }
    problems.append(FieldProblem(path: path, message: message))
  }
}
