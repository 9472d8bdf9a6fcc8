/// How types are spelled at a place in the output: as short as Swift's name lookup allows.
struct TypeSpelling: Sendable {
  /// Every type that the module declares, as far as the renderer was told.
  private let declared: Set<TypeName>
  private let taken: Set<String>
  private let qualifiesAll: Bool

  /// - Parameters:
  ///   - taken: Names that the module's own sources declare.
  ///   - qualifiesAll: Whether names of KubeCore always have their module, since nobody knows what
  ///     else is in scope.
  init(declared: Set<TypeName>, taken: Set<String> = [], qualifiesAll: Bool = false) {
    self.declared = declared
    self.taken = taken.union(declared.lazy.map(\.last))
    self.qualifiesAll = qualifiesAll
  }

  /// The type, seen from within the body of `place`.
  func spell(_ type: TypeReference, in place: TypeName) -> String {
    switch type {
    case .scalar(let scalar): spell(scalar)
    case .named(let name): spell(name, in: place)
    case .core(let name): kubeCore(name)
    case .written(let text): text
    case .array(let element): "[\(spell(element, in: place))]"
    case .dictionary(let value): "[\(swift("String")): \(spell(value, in: place))]"
    case .set(let element): "\(swift("Set"))<\(spell(element, in: place))>"
    case .optional(let wrapped): "\(spell(wrapped, in: place))?"
    }
  }

  /// The type, seen from an extension of `place`: what is around `place` is no scope there.
  func spell(_ type: TypeReference, inExtensionOf place: TypeName) -> String {
    spell(type, in: TypeName(path: place.path + [""]))
  }

  /// The type as it is spelled from anywhere in the module.
  func spellFully(_ type: TypeReference) -> String {
    switch type {
    case .named(let name): Self.qualified(name)
    case .core(let name): "KubeCore.\(name)"
    default: spell(type, in: TypeName())
    }
  }

  /// A name of KubeCore; with its module where a type of the target has the same name.
  func kubeCore(_ name: String) -> String {
    qualifiesAll || taken.contains(name) ? "KubeCore.\(name)" : name
  }

  /// A name of Swift's library; with its module where a type of the target has the same name.
  func swift(_ name: String) -> String {
    taken.contains(name) ? "Swift.\(name)" : name
  }

  private func spell(_ scalar: Scalar) -> String {
    switch scalar {
    case .value, .intOrString, .quantity, .time, .microTime, .data: kubeCore(scalar.rawValue)
    default: swift(scalar.rawValue)
    }
  }

  /// A type's body and the extension around it are the scopes that Swift looks into, then the
  /// module: in `extension A.B { struct C {} }` that is `A.B.C` and `A.B`, and not `A`.
  private func spell(_ name: TypeName, in place: TypeName) -> String {
    var inner: [[String]] = []
    for scope in [place.path, Array(place.path.dropLast())] where !scope.isEmpty {
      let rest = name.path.dropFirst(scope.count)
      if let first = rest.first, name.path.starts(with: scope),
        !inner.contains(where: { declared.contains(TypeName(path: $0 + [first])) })
      {
        return Self.qualified(rest)
      }
      inner.append(scope)
    }
    return Self.qualified(name.path[...])
  }

  static func qualified(_ path: ArraySlice<String>) -> String {
    path.count == 1
      ? SwiftNaming.escaped(path[path.startIndex])
      : path.map { SwiftNaming.escaped($0) }.joined(separator: ".")
  }

  static func qualified(_ name: TypeName) -> String { qualified(name.path[...]) }
}

extension TypeReference {
  /// As it is spelled where nothing else has its name.
  package var plainSpelling: String { TypeSpelling(declared: []).spell(self, in: TypeName()) }
}
