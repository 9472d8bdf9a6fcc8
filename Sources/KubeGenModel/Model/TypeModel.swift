/// A Swift type that the generator emits, or one that the user wrote and the generator extends.
package struct TypeModel: Sendable, Hashable {
  package var name: TypeName
  /// The doc comment's text, without slashes; nil if there is none.
  package var documentation: String?
  package var form: Form
  /// The user wrote the type: only its conformances are emitted.
  package var isWritten: Bool
  /// Overrides the configuration's access level: a written type's conformance needs the type's own.
  package var access: Access?
  /// Only its file sees it, and so no more of what is made for it.
  package var isFilePrivate = false
  /// Set on the root type of a kind.
  package var resource: ResourceModel?

  package enum Form: Sendable, Hashable {
    case object(ObjectModel)
    /// Values of a fixed set. Emitted as an open enumeration; a written one is an `enum` with raw
    /// values.
    case enumeration(EnumerationModel)
    /// A written enum with payloads.
    case union(UnionModel)
    /// Another name for a type: `typealias PodList = ObjectList<Pod>`.
    case alias(String)
    /// A further name for a type of the module or of KubeCore: the place where it is used.
    case otherName(TypeReference)
  }

  package init(
    name: TypeName, documentation: String? = nil, form: Form, isWritten: Bool = false,
    access: Access? = nil, resource: ResourceModel? = nil
  ) {
    self.name = name
    self.documentation = documentation
    self.form = form
    self.isWritten = isWritten
    self.access = access
    self.resource = resource
  }
}

package enum Access: String, Sendable, Hashable, CaseIterable {
  case `internal`, package, `public`
}

/// A struct with named JSON members.
package struct ObjectModel: Sendable, Hashable {
  package var properties: [PropertyModel]
  /// `apiVersion` and `kind` of a type that is a kind: written always, checked when present, not stored.
  package var constants: [Constant]
  /// The stored property of type `UnknownMembers`, if there is one. Emitted types always have
  /// `unknownMembers`; a written type has one only where its author declared it.
  package var unknownMembers: String?

  package struct Constant: Sendable, Hashable {
    package var jsonName: String
    package var value: String

    package init(_ jsonName: String, _ value: String) {
      self.jsonName = jsonName
      self.value = value
    }
  }

  package init(
    properties: [PropertyModel], constants: [Constant] = [],
    unknownMembers: String? = "unknownMembers"
  ) {
    self.properties = properties
    self.constants = constants
    self.unknownMembers = unknownMembers
  }
}

package struct PropertyModel: Sendable, Hashable {
  package var jsonName: String
  /// The Swift name, without backticks; the renderer adds them where Swift needs them.
  package var swiftName: String
  package var type: TypeReference
  package var isOptional: Bool
  /// A list or map of which Kubernetes does not tell absence from emptiness: the property is no
  /// optional, and left out where it is empty.
  package var isLeftOutIfEmpty: Bool
  /// JSON's explicit null is told from absence and kept (a nullable field of a custom resource).
  package var keepsNull: Bool
  /// Held in a box on the heap, behind `Boxed`. Set by the layout pass, never by a front end.
  package var isBoxed: Bool
  /// The Swift expression of the value that an absent member reads as, if it is not nil or empty.
  package var defaultExpression: String?
  /// Instead of that: an expression that makes the value anew for each object, of `$0`, its members
  /// without initial values.
  package var initialExpression: String?
  /// Whoever uses it is warned.
  package var isDeprecated = false
  /// Stored in a written type, but no part of the JSON (left out of an own `CodingKeys`); has a
  /// default.
  package var isOmitted: Bool
  /// The written type codes itself by hand-written `Codable`.
  package var usesCodable: Bool
  /// How the type codes itself the compiler has to find out, and where it says what is wrong: a macro
  /// sees no other declaration.
  package var inferredAt: SourceLocation?
  /// It has to have a schema as well, since its declaration here does not say what the value is.
  package var needsSchema = true
  /// Its schema calls it a password: it is not shown to who prints the object.
  package var isSecret = false
  /// What its type does not know, and has no place for, is kept with the object around it.
  package var keepsUnknown = false
  package var documentation: String?

  package init(
    jsonName: String, swiftName: String, type: TypeReference, isOptional: Bool,
    isLeftOutIfEmpty: Bool = false, keepsNull: Bool = false, isBoxed: Bool = false,
    defaultExpression: String? = nil, isOmitted: Bool = false, usesCodable: Bool = false,
    inferredAt: SourceLocation? = nil, documentation: String? = nil
  ) {
    self.jsonName = jsonName
    self.swiftName = swiftName
    self.type = type
    self.isOptional = isOptional
    self.isLeftOutIfEmpty = isLeftOutIfEmpty
    self.keepsNull = keepsNull
    self.isBoxed = isBoxed
    self.defaultExpression = defaultExpression
    self.isOmitted = isOmitted
    self.usesCodable = usesCodable
    self.inferredAt = inferredAt
    self.documentation = documentation
  }
}

package struct EnumerationModel: Sendable, Hashable {
  package enum RawType: String, Sendable, Hashable {
    case string = "String"
    case int = "Int"
  }

  package struct Case: Sendable, Hashable {
    package var swiftName: String
    /// The raw value's text; for `.int` its decimal digits.
    package var rawValue: String
    package var documentation: String?

    package init(swiftName: String, rawValue: String, documentation: String? = nil) {
      self.swiftName = swiftName
      self.rawValue = rawValue
      self.documentation = documentation
    }
  }

  package var rawType: RawType
  package var cases: [Case]

  package init(rawType: RawType, cases: [Case]) {
    self.rawType = rawType
    self.cases = cases
  }
}

/// A written enum whose cases carry values.
package struct UnionModel: Sendable, Hashable {
  package enum Tagging: Sendable, Hashable {
    /// `{"circle": {…}}`, and `"none"` for a case without payload.
    case external
    /// The payload alone; the first case that decodes wins.
    case untagged
  }

  package struct Case: Sendable, Hashable {
    package var swiftName: String
    package var jsonName: String
    /// Nil: no payload. One value without a label: the payload itself. Otherwise the labelled
    /// members of an object.
    package var payload: Payload?
    package var documentation: String?
    /// Whoever uses it is warned.
    package var isDeprecated: Bool

    package init(
      swiftName: String, jsonName: String, payload: Payload?, documentation: String? = nil,
      isDeprecated: Bool = false
    ) {
      self.swiftName = swiftName
      self.jsonName = jsonName
      self.payload = payload
      self.documentation = documentation
      self.isDeprecated = isDeprecated
    }
  }

  package enum Payload: Sendable, Hashable {
    case value(TypeReference)
    case members([PropertyModel])
  }

  package var tagging: Tagging
  package var cases: [Case]

  package init(tagging: Tagging, cases: [Case]) {
    self.tagging = tagging
    self.cases = cases
  }
}
