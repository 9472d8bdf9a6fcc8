import KubeCore

/// What comes next for an object, by its finalizers and whether it is being deleted.
enum FinalizerStep: Equatable {
  /// It is protected: reconcile it.
  case apply
  /// It is being deleted and waits for this finalizer: clean up, then do these operations.
  case cleanup([JSONPatchOperation])
  /// It is not protected: do these operations, and nothing else before they are done.
  case add([JSONPatchOperation])
  /// It is being deleted, and does not wait for this finalizer.
  case nothing

  init(_ metadata: ObjectMeta, _ finalizer: String) {
    let finalizers = metadata.finalizers
    let isGoing = metadata.deletionTimestamp != nil
    switch (finalizers.firstIndex(of: finalizer), isGoing) {
    case (_?, false): self = .apply
    case (let index?, true):
      // Others are taking theirs off at the same time: the place may be another's by then.
      let place = JSONPointer(["metadata", "finalizers", "\(index)"])
      self = .cleanup([.test(place, .string(finalizer)), .remove(place)])
    case (nil, false):
      // A server takes a finalizer twice, so it must not have come meanwhile.
      if finalizers.isEmpty {
        self = .add([.test(Self.list, nil), .add(Self.list, [.string(finalizer)])])
      } else {
        self = .add([
          .test(Self.list, .array(finalizers.map { .string($0) })),
          .add("/metadata/finalizers/-", .string(finalizer)),
        ])
      }
    case (nil, true): self = .nothing
    }
  }

  private static let list: JSONPointer = "/metadata/finalizers"
}
