/// A type that knows its schema in a CustomResourceDefinition.
///
/// `@KubeSchema` and `@Kube` of KubeMacros make conformances. A macro sees one declaration only, so what
/// a struct says of a member's type comes from that type, when the program runs. Conform a type that
/// codes itself by hand:
///
/// ```swift
/// extension Version: KubeSchemaRepresentable {
///   static var kubeSchema: JSONSchemaProps {
///     JSONSchemaProps(type: "string", pattern: #"^\d+\.\d+$"#)
///   }
/// }
/// ```
public protocol KubeSchemaRepresentable {
  /// The whole schema: of a struct with all that it holds, since a definition has no references.
  static var kubeSchema: JSONSchemaProps { get }
}

extension JSONSchemaProps {
  /// The schema of a type. Where a type holds itself, directly or by way of others, its schema ends in
  /// an object that keeps whatever is in it: a definition is finite.
  public init<T: KubeSchemaRepresentable>(of type: T.Type) {
    let path = SchemaPath.types
    guard !path.contains(ObjectIdentifier(type)), path.count < SchemaPath.maximumDepth else {
      self.init(type: "object", xKubernetesPreserveUnknownFields: true)
      return
    }
    self = SchemaPath.$types.withValue(path + [ObjectIdentifier(type)]) { T.kubeSchema }
  }

  /// The schema that stands in code as JSON, which whoever wrote the code has read.
  public init(embedded text: StaticString) {
    do throws(JSONError) {
      self = try text.withUTF8Buffer { (bytes) in
        Result { () throws(JSONError) in try Self(json: bytes) }
      }.get()
    } catch {
      // Code that was changed by hand, or a fault of the macro: there is no schema to give back.
      preconditionFailure("the embedded schema cannot be read: \(error)")
    }
  }
}

/// The types whose schemas are being made, the outermost first.
private enum SchemaPath {
  @TaskLocal static var types: [ObjectIdentifier] = []

  /// As deep as `kube-gen` lets schemas be.
  static let maximumDepth = 80
}
