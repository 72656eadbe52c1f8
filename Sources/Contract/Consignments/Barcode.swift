/// A barcode that the customer has put on a package or item.
package struct Barcode: Codable, Equatable, Sendable {
  package var code: String?
  package var barcodeType: BarcodeType?

  package init(code: String?, barcodeType: BarcodeType?) {
    self.code = code
    self.barcodeType = barcodeType
  }
}
