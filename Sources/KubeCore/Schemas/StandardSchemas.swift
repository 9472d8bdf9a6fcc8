extension Bool: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "boolean") }
}

extension String: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "string") }
}

extension Float: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "number") }
}

extension Double: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "number") }
}

extension Int: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "integer") }
}

extension Int32: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(type: "integer", format: "int32")
  }
}

extension Int64: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(type: "integer", format: "int64")
  }
}

extension Int8: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .integers(-128, 127) }
}

extension Int16: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .integers(-32_768, 32_767) }
}

extension UInt: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .integers(0, nil) }
}

extension UInt8: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .integers(0, 255) }
}

extension UInt16: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .integers(0, 65_535) }
}

extension UInt32: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .integers(0, 4_294_967_295) }
}

extension UInt64: KubeSchemaRepresentable {
  // An API server has no integers beyond Int64.
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(type: "integer", format: "int64", minimum: 0)
  }
}

extension JSONSchemaProps {
  fileprivate static func integers(_ minimum: Double, _ maximum: Double?) -> JSONSchemaProps {
    JSONSchemaProps(type: "integer", maximum: maximum, minimum: minimum)
  }
}

extension Optional: KubeSchemaRepresentable where Wrapped: KubeSchemaRepresentable {
  /// The schema of the value. Of a member it says that null may stand for it only with `nullable`.
  public static var kubeSchema: JSONSchemaProps {
    var schema = JSONSchemaProps(of: Wrapped.self)
    schema.nullable = true
    return schema
  }
}

extension Array: KubeSchemaRepresentable where Element: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(items: .schema(JSONSchemaProps(of: Element.self)), type: "array")
  }
}

extension Set: KubeSchemaRepresentable where Element: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(
      items: .schema(JSONSchemaProps(of: Element.self)), type: "array", xKubernetesListType: "set")
  }
}

extension Dictionary: KubeSchemaRepresentable where Key == String, Value: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(
      type: "object", additionalProperties: .schema(JSONSchemaProps(of: Value.self)))
  }
}
