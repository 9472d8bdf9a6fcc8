/// Makes a struct a part of a kind: it knows some members of its objects, and no more.
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
///
/// for pod in try await AllNamespaces<PlacedPod>(client).list() { print(pod.name, pod.spec.nodeName ?? "") }
/// ```
///
/// The struct has `metadata`, is read, watched and cached as its kind is, and takes memory for what it
/// knows. The types of its members are those of the standard library and KubeCore, generated ones, and
/// others with `@KubeSchema`. See `ResourceView` for what can be written with it.
///
/// - Parameter whole: The kind: a generated type, or one of `@Kube`.
@attached(
  extension, conformances: JSONStruct, ResourceView, Sendable, names: arbitrary)
public macro KubeView<Whole: Resource>(of whole: Whole.Type) =
  #externalMacro(module: "KubeMacroPlugin", type: "KubeView")
