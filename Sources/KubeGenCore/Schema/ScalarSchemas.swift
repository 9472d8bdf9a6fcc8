/// The schemas of Swift's own types and of the value types that KubeJSON and KubeCore have.
package enum ScalarSchemas {
  package static func schema(of scalar: Scalar, at place: SourceLocation) -> StructuralSchema {
    switch scalar {
    case .bool: return StructuralSchema([.type: "boolean"], at: place)
    case .string: return StructuralSchema([.type: "string"], at: place)
    case .int: return StructuralSchema([.type: "integer"], at: place)
    case .int32: return StructuralSchema([.type: "integer", .format: "int32"], at: place)
    case .int64: return StructuralSchema([.type: "integer", .format: "int64"], at: place)
    case .int8: return integer(Int64(Int8.min), Int64(Int8.max), at: place)
    case .int16: return integer(Int64(Int16.min), Int64(Int16.max), at: place)
    case .uint8: return integer(0, Int64(UInt8.max), at: place)
    case .uint16: return integer(0, Int64(UInt16.max), at: place)
    case .uint32: return integer(0, Int64(UInt32.max), at: place)
    case .uint: return integer(0, nil, at: place)
    case .uint64:
      // An API server has no integers beyond Int64.
      var schema = integer(0, nil, at: place)
      schema.set(.format, "int64", at: place)
      return schema
    case .float, .double: return StructuralSchema([.type: "number"], at: place)
    case .value: return StructuralSchema([.preserveUnknownFields: true], at: place)
    case .intOrString: return intOrString(at: place)
    case .quantity:
      var schema = intOrString(at: place)
      schema.set(.pattern, Node(.string(quantityPattern)), at: place, isInferred: true)
      return schema
    case .time, .microTime:
      return StructuralSchema([.type: "string", .format: "date-time"], at: place)
    case .data: return StructuralSchema([.type: "string", .format: "byte"], at: place)
    }
  }

  /// Decimal or binary SI suffixes, or an exponent: the grammar of resource.Quantity.
  private static let quantityPattern =
    #"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))"#
    + #"(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$"#

  /// The `anyOf` is the one place where a structural schema may have types in a branch.
  package static func intOrString(at place: SourceLocation) -> StructuralSchema {
    var schema = StructuralSchema([.intOrString: true], at: place)
    schema.anyOf = ["integer", "string"].map {
      StructuralSchema([.type: Node(.string($0))], at: place)
    }
    return schema
  }

  private static func integer(_ low: Int64?, _ high: Int64?, at place: SourceLocation)
    -> StructuralSchema
  {
    var schema = StructuralSchema([.type: "integer"], at: place)
    if let low { schema.set(.minimum, Node(.integer(low)), at: place, isInferred: true) }
    if let high { schema.set(.maximum, Node(.integer(high)), at: place, isInferred: true) }
    return schema
  }
}
