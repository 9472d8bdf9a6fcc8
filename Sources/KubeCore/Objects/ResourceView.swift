/// A part of a kind: a struct that knows only some members of its objects.
///
/// ```swift
/// @KubeView(of: Pod.self)
/// struct PlacedPod {
///   var metadata: ObjectMeta
///   var spec: Spec
///
///   @KubeSchema
///   struct Spec {
///     var nodeName: String?
///   }
/// }
/// ```
///
/// `Api<PlacedPod>(client, namespace: "default")` and `AllNamespaces<PlacedPod>(client)` read and watch
/// pods, and of each keep these members: a store of views takes memory for what they hold. A server
/// sends whole objects all the same.
///
/// A view cannot be created, replaced or applied, as that would lose the rest. `modify` reads the whole
/// object, has the view changed, and writes it back with what the view does not know.
public protocol ResourceView: JSONStruct, KubeObject {
  /// The kind of the objects.
  associatedtype Whole: Resource
}

extension ResourceView {
  public var apiVersion: String { Whole.apiVersion }
  public var kind: String { Whole.kind }

  /// The object with what this says now: what the view does not know stays as it is, members in their
  /// place, and those of a list's elements with the element.
  ///
  /// - Parameter object: the object that the view was made of, or a later version of it.
  /// - Throws: `JSONError` if the object is none that the view can be made of, or the view cannot be
  ///   written.
  public func merged(into object: JSONValue) throws(JSONError) -> JSONValue {
    let before = try JSONValue(json: Self(json: object.jsonBytes()).jsonBytes())
    return try JSONValue(json: jsonBytes()).withUnknown(of: object, readAs: before)
  }
}
