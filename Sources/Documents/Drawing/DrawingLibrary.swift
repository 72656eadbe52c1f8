import CCairo
import Glibc

/// cairo and the two faces of its type, opened when the first page is drawn and kept for as long as the process runs.
struct DrawingLibrary: Sendable {
  private static let shared = Result { () throws(PaperFailure) in try DrawingLibrary() }

  /// The Debian packages that this needs.
  static let package = "libcairo2"
  static let typefacePackage = "fonts-dejavu-core"

  // Faces belong to the process, are never freed, and cairo locks them itself; as pointers they could not be shared.
  private let regular: UInt
  private let bold: UInt

  /// - Throws: `PaperFailure` when the library or its typeface is missing; once missing, always missing.
  static func open() throws(PaperFailure) -> DrawingLibrary { try shared.get() }

  private init() throws(PaperFailure) {
    let cairo = try Self.functions()
    regular = try Self.face(in: "DejaVuSans.ttf", cairo)
    bold = try Self.face(in: "DejaVuSans-Bold.ttf", cairo)
  }

  /// cairo's functions.
  var cairo: UnsafePointer<cairo_library> {
    get throws(PaperFailure) { try Self.functions() }
  }

  func typeface(isBold: Bool) -> OpaquePointer? { OpaquePointer(bitPattern: isBold ? bold : regular) }

  private static func functions() throws(PaperFailure) -> UnsafePointer<cairo_library> {
    var reason: UnsafePointer<CChar>?
    guard let library = cairo_library_open(&reason) else {
      throw .libraryMissing(package: package, reason: reason.map { String(cString: $0) } ?? "no reason")
    }
    return library
  }

  // Where Debian, Fedora and Arch keep the typeface. Opened by its path: a look through every font of the system takes fontconfig
  // longer than the drawing, and finds another one on each machine.
  private static let folders = [
    "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/TTF",
  ]

  private static func face(
    in file: String, _ cairo: UnsafePointer<cairo_library>
  ) throws(PaperFailure) -> UInt {
    let paths = folders.map { folder -> String in "\(folder)/\(file)" }
    guard let path = paths.first(where: { access($0, R_OK) == 0 }) else {
      throw .typefaceMissing(package: typefacePackage, file: "\(folders[0])/\(file)")
    }
    var library: FT_Library?
    var face: FT_Face?
    guard cairo.pointee.FT_Init_FreeType(&library) == 0, let library,
      cairo.pointee.FT_New_Face(library, path, 0, &face) == 0, let face,
      let typeface = cairo.pointee.cairo_ft_font_face_create_for_ft_face(face, 0),
      cairo.pointee.cairo_font_face_status(typeface) == CAIRO_STATUS_SUCCESS
    else { throw .drawing("\(path) is no typeface") }
    return UInt(bitPattern: typeface)
  }
}
