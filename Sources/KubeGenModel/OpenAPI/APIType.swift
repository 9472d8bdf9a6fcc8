/// The type of a value in a Kubernetes API, as an OpenAPI document tells it.
package indirect enum APIType: Sendable, Hashable {
  /// Any JSON: the document names no type, or an object without saying what is in it.
  case any
  /// An object whose members the document lists in place, as those of custom resources.
  case anonymous
  case boolean
  case string
  /// A string of base64.
  case bytes
  case dateTime
  case intOrString
  case integer
  case int32
  case int64
  case number
  /// A definition, by its full name.
  case reference(String)
  case array(APIType)
  /// An object with arbitrary keys.
  case map(APIType)

  /// The full name of the definition that the type, its elements or its values are of.
  package var referent: String? {
    switch self {
    case .reference(let name): name
    case .array(let inner), .map(let inner): inner.referent
    default: nil
    }
  }

  /// Values of the type, at any depth, are objects whose members the document lists in place.
  var isAnonymous: Bool {
    switch self {
    case .anonymous: true
    case .array(let inner), .map(let inner): inner.isAnonymous
    default: false
    }
  }
}
