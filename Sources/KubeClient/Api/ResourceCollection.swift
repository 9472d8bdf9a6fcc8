public import KubeCore

/// Objects of one kind that can be listed and watched: those of an ``Api``, or of
/// ``AllNamespaces``.
public protocol ResourceCollection<Object>: Sendable {
  associatedtype Object: KubeObject

  var client: Client { get }
  var resource: ResourceIdentity { get }
  /// Nil for the objects of the cluster, and for those of all namespaces.
  var namespace: String? { get }
  /// What the server is asked to make of an object.
  var form: ResourceRequests.Form { get }
}

extension ResourceCollection {
  /// What makes the requests.
  func requests<Value>(
    _ body: (ResourceRequests) throws(InvalidRequest) -> Value
  ) throws(ClientError) -> Value {
    do throws(InvalidRequest) {
      return try body(ResourceRequests(resource, namespace: namespace))
    } catch {
      throw ClientError(.invalidRequest, error.description, cause: error)
    }
  }

  /// Sends a request whose answer is an object of the collection.
  func object(
    _ make: (ResourceRequests) throws(InvalidRequest) -> APIRequest
  ) async throws -> Object {
    var object = try await client.value(Object.self, requests(make))
    object.assume(resource)
    return object
  }

  /// The form of a list of what ``form`` is the form of.
  var listForm: ResourceRequests.Form { form == .metadata ? .metadataList : form }
}
