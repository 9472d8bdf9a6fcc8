package import KubeCore

/// Objects of one kind, wherever a collection has them, as another type or through another client.
package struct PlainCollection<Object: KubeObject>: ResourceCollection {
  package let client: Client
  package let resource: ResourceIdentity
  package let namespace: String?
  package let form: ResourceRequests.Form

  /// Each object of the collection stands for itself, whether it fits its type or not, and no
  /// request is sent twice: for who decides alone when to try again.
  package init<Fitting>(
    checking collection: some ResourceCollection<Fitting>
  ) where Object == Checked<Fitting> {
    var client = collection.client
    client.retryPolicy = .none
    self.client = client
    resource = collection.resource
    namespace = collection.namespace
    form = collection.form
  }
}
