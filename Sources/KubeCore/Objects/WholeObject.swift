/// An object with all that is specific to its kind, which can therefore be created, replaced and
/// applied: a ``Resource``, a ``DynamicObject``, but no ``PartialObjectMetadata``.
public protocol WholeObject: KubeObject {}

extension DynamicObject: WholeObject {}
extension Checked: WholeObject where Object: WholeObject {}
