/// How JSON under a schema becomes values: what KubeSchema makes of a schema, once.
public final class ValueShape: Sendable {
  public indirect enum Kind: Sendable {
    case bool
    case int
    /// A number, whole or not.
    case double
    case string
    /// `format: byte`, in base64.
    case bytes
    /// `format: date-time`
    case dateTime
    /// `format: date`
    case date
    /// `format: duration`
    case duration
    /// `x-kubernetes-int-or-string`
    case intOrString
    case list(ListKind, ValueShape)
    /// `additionalProperties`
    case map(ValueShape)
    /// `properties`, by their names in JSON; `x-kubernetes-embedded-resource` brings its own.
    case object([Property])
    /// No type, with `x-kubernetes-preserve-unknown-fields`.
    case unknown
    /// What no schema describes: JSON as it is. For values outside of rules.
    case dynamic
  }

  public enum ListKind: Sendable, Hashable {
    case atomic
    case set
    /// By the names of the keys in JSON.
    case map(keys: [String])
  }

  public struct Property: Sendable {
    /// The name in JSON.
    public let name: String
    /// The name in expressions, escaped; nil if no expression can reach it.
    public let celName: String?
    public let shape: ValueShape
    /// Whether the name in JSON has in it what would be an escape in an expression.
    let looksEscaped: Bool

    public init(name: String, celName: String?, shape: ValueShape) {
      self.name = name
      self.celName = celName
      self.shape = shape
      looksEscaped = Self.hasEscape(name)
    }

    /// `__`, something else, `__`
    fileprivate static func hasEscape(_ name: String) -> Bool {
      let parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
      return parts.indices.dropFirst(2).dropLast(2).contains { index in
        !parts[index].isEmpty && parts[index - 1].isEmpty && parts[index + 1].isEmpty
      }
    }
  }

  public let kind: Kind
  public let isNullable: Bool
  /// Of an object.
  let properties: [Property]
  /// Of a list.
  let list: ListShape?
  /// Whether values are neither lists nor objects, and so are read whenever they are looked at.
  let isScalar: Bool
  /// Whether what was read may be kept with what it was read from. Where values lie in each other
  /// too deeply it may not, since releasing them takes stack.
  let isShallow: Bool
  private let height: Int
  /// Of an object: where a property stands, by its name in JSON and by its name in expressions.
  let placesByName: [String: Int]
  let placesByCELName: [String: Int]

  public init(_ kind: Kind, isNullable: Bool = false) {
    self.kind = kind
    self.isNullable = isNullable
    properties = if case .object(let properties) = kind { properties } else { [] }
    list = if case .list(let kind, let items) = kind { ListShape(kind, items) } else { nil }
    isScalar =
      switch kind {
      case .list, .map, .object, .dynamic: false
      default: true
      }
    height =
      switch kind {
      case .list(_, let inner), .map(let inner): inner.height + 1
      case .object(let properties): (properties.map(\.shape.height).max() ?? 0) + 1
      default: 1
      }
    isShallow = height <= 64
    let places = properties.enumerated()
    placesByName = Dictionary(places.map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    placesByCELName = Dictionary(
      places.compactMap { place, property in property.celName.map { ($0, place) } },
      uniquingKeysWith: { $1 })
  }

  /// Where a property of an object stands that an expression calls so: by its escaped name, or by
  /// its own name if there is nothing in that to escape but that it is a reserved word.
  func place(ofCELName name: String) -> Int? {
    if let place = placesByCELName[name] { return place }
    return Property.hasEscape(name) ? nil : placesByName[name]
  }

  func property(named name: String) -> Property? {
    placesByName[name].map { properties[$0] }
  }

  /// Whether no schema says what it is.
  var isDynamic: Bool {
    if case .dynamic = kind { true } else { false }
  }

  public static let dynamic = ValueShape(.dynamic, isNullable: true)
}
