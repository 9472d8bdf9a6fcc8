/// Writes one type after the other. Nested types that follow each other share an extension of the
/// type around them.
struct TypeWriter {
  var code = CodeText()
  let spelling: TypeSpelling
  private let configuredAccess: Access
  private var parent: TypeName?
  private var isFirstInExtension = false
  /// The definitions of the kinds that were written, and the type that each is found by.
  var definitions: [(text: String, holder: TypeName)] = []

  init(access: Access, spelling: TypeSpelling) {
    configuredAccess = access
    self.spelling = spelling
  }

  mutating func write(_ type: TypeModel) {
    switch type.form {
    case .object(let object) where type.isWritten:
      endExtension()
      writeConformance(of: type, object)
    case .object(let object):
      beginDeclaration(of: type)
      writeStruct(type, object)
      if let resource = type.resource {
        endExtension()
        writeIdentity(type, object, resource)
      }
    case .enumeration where type.isWritten:
      endExtension()
      beginExtension(of: type.name, conformingTo: "JSONEnumeration", isEmpty: true)
    case .enumeration(let enumeration):
      beginDeclaration(of: type)
      writeEnumeration(type, enumeration)
    case .union(let union):
      endExtension()
      writeUnion(type, union)
    case .alias(let target):
      beginDeclaration(of: type)
      writeAlias(type, target)
    case .otherName(let target):
      beginDeclaration(of: type)
      writeAlias(type, spelling.spellFully(target))
    }
  }

  /// Closes the extension that nested types share.
  mutating func endExtension() {
    if parent != nil { code.close() }
    parent = nil
  }

  /// `public `, or nothing.
  func modifier(of type: TypeModel) -> String {
    if type.isFilePrivate { return "fileprivate " }
    let access = type.access ?? configuredAccess
    return access == .internal ? "" : "\(access.rawValue) "
  }

  /// Objects belong to no actor, whatever the target's default is.
  var isolation: String { "nonisolated " }

  /// A line that begins an extension at the file's level, and the blank line ahead of it.
  mutating func beginExtension(
    of name: TypeName, conformingTo conformance: String? = nil, isEmpty: Bool = false
  ) {
    var header = "\(isolation)extension \(TypeSpelling.qualified(name))"
    if let conformance {
      let isSwifts = conformance == "Sendable"
      header += ": \(isSwifts ? spelling.swift(conformance) : spelling.kubeCore(conformance))"
    }
    code.blankLine()
    ignoreLayout(unless: code.fits(header + (isEmpty ? " {}" : " {")))
    if isEmpty {
      code.line(header + " {}")
    } else {
      code.open(header + " {")
    }
  }

  /// What stands ahead of code that no line break can shorten: names may be of any length.
  mutating func ignoreLayout(unless fits: Bool) {
    if !fits { code.line("// swift-format-ignore") }
  }

  /// Opens the extension that a nested type belongs into, unless it is open, and separates the type
  /// from what is before it.
  private mutating func beginDeclaration(of type: TypeModel) {
    if parent != type.name.parent {
      endExtension()
      if let parent = type.name.parent {
        beginExtension(of: parent)
        isFirstInExtension = true
      }
      parent = type.name.parent
    }
    if !isFirstInExtension { code.blankLine() }
    isFirstInExtension = false
  }

  private mutating func writeAlias(_ type: TypeModel, _ target: String) {
    let line =
      "\(modifier(of: type))typealias \(SwiftNaming.escaped(type.name.last)) = \(target)"
    let head = "\(modifier(of: type))typealias \(SwiftNaming.escaped(type.name.last)) ="
    let breaks = !code.fits(line) && code.fits(head) && code.fits(target, deeper: 1)
    ignoreLayout(unless: breaks || code.fits(line))
    code.documentation(type.documentation)
    if breaks {
      code.line(head)
      code.line(target, deeper: 1)
    } else {
      code.line(line)
    }
  }
}
