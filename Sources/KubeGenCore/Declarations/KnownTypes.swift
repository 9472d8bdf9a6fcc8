/// The types that stand in specs without being declared in the target.
enum KnownTypes {
  static let scalars = Dictionary(
    uniqueKeysWithValues: Scalar.allCases.map { ($0.rawValue, $0) })

  /// Names that a program's own types may well have.
  static func isAmbiguous(_ scalar: Scalar) -> Bool {
    switch scalar {
    case .quantity, .time, .microTime, .data: true
    default: false
    }
  }

  /// Modules whose name may stand before a type's.
  static let modules: Set<String> = ["Swift", "Foundation", "KubeCore", "KubeJSON", "Kube"]

  static let generic: Set<String> = ["Optional", "Array", "Dictionary", "Set"]

  static let names = Set(scalars.keys).union(CoreSchemas.names).union(generic)

  /// What to write instead of types that are no part of the JSON codec.
  static func remedy(for name: String) -> String? {
    switch name {
    case "Date": "use Time, or MicroTime"
    case "URL": "use String, with '@schema(format: \"uri\")'"
    case "UUID": "use String, with '@schema(format: \"uuid\")'"
    case "Data": "use Base64Data"
    case "Decimal": "use Quantity"
    case "Duration": "use KubeDuration"
    case "TimeInterval", "CGFloat", "Float16", "Float80": "use Double"
    case "Int128": "use Int64"
    case "UInt128": "use UInt64"
    case "Character", "Substring", "StaticString", "NSString": "use String"
    case "Any", "AnyObject", "AnyHashable", "NSObject": "use JSONValue"
    case "ContiguousArray", "ArraySlice": "use an array: [T]"
    case "OrderedDictionary", "KeyValuePairs": "use a dictionary: [String: V]"
    case "OrderedSet": "use Set"
    case "Range", "ClosedRange", "Result", "Never", "Void":
      "declare a struct with the members that the JSON has"
    default: nil
    }
  }
}
