import KubeCore

// @kube(group: "testdata.kubebuilder.io", version: "v1", kind: "CronJob", singular: "mycronjob",
//       namespaced: true, status: CronJobStatus.self)
// @kube.annotation("api-approved.kubernetes.io", "https://github.com/kubernetes-sigs/controller-tools")
// @kube.annotation("cert-manager.io/inject-ca-from-secret", "cert-manager/cert-manager-webhook-ca")
// @kube.selectable(".spec.selectableFieldString")
// @schema.validation(
//   "has(oldSelf.forbiddenInt) || !has(self.forbiddenInt)",
//   message: "forbiddenInt is not allowed", reason: "FieldValueForbidden", fieldPath: ".forbiddenInt"
// )
struct CronJobSpec {
  /// The times, in cron's notation.
  var schedule: String
  var startingDeadlineSeconds: Int64?
  var concurrencyPolicy: ConcurrencyPolicy?
  var k8sConcurrencyPolicy: ConcurrencyPolicy?
  var suspend: Bool?
  var internalData = ""
  var noReallySuspend: TotallyABool?
  var binaryName: Base64Data
  // @schema(nullable: true, required: true)
  var canBeNull: String?
  var successfulJobsHistoryLimit: Int32?
  var failedJobsHistoryLimit: Int32?
  var byteSliceData: [String: Base64Data]?
  var stringSliceData: [String: [String]]?
  var ptrData: [String: String]?
  // @schema(minLength: 4)
  var twoOfAKindPart0: String
  var twoOfAKindPart1: LongerString

  // @schema(default: "forty-two", example: "forty-two", title: "DefaultedString")
  var defaultedString: String
  // @schema(default: ["a", "b"], example: ["a", "b"], title: "DefaultedSlice")
  var defaultedSlice: [String]
  // @schema(
  //   default: [["nested": ["foo": "baz", "bar": true]], ["nested": ["foo": "qux", "bar": false]]],
  //   example: [["nested": ["foo": "baz", "bar": true]], ["nested": ["foo": "qux", "bar": false]]],
  //   title: "124"
  // )
  var defaultedObject: [RootObject]
  // @schema(default: [], title: "{}")
  var defaultedEmptySlice: [String]
  // @schema(default: [:])
  var defaultedEmptyMap: [String: String]
  // @schema(default: [:])
  var defaultedEmptyObject: EmptiableObject
  // @schema(default: "kubebuilder-default")
  var doubleDefaultedString: String
  // @schema(default: "forty-two")
  var kubernetesDefaultedString: String
  // @schema(default: ["a", "b"])
  var kubernetesDefaultedSlice: [String]
  // @schema(
  //   default: [["nested": ["foo": "baz", "bar": true]], ["nested": ["foo": "qux", "bar": false]]]
  // )
  var kubernetesDefaultedObject: [RootObject]
  // @schema(default: [])
  var kubernetesDefaultedEmptySlice: [String]
  // @schema(default: [:])
  var kubernetesDefaultedEmptyMap: [String: String]
  // @schema(default: [:])
  var kubernetesDefaultedEmptyObject: EmptiableObject
  var kubernetesDefaultedRef: String?

  // @schema(pattern: #"^$|^((https):\/\/?)[^\s()<>]+(?:\([\w\d]+\)|([^[:punct:]\s]|\/?))$"#)
  var patternObject: String
  // @schema(embeddedResource: true)
  var embeddedResource: JSONValue
  // @schema(preserveUnknownFields: true)
  var unprunedJSON: NestedObject
  // @schema(preserveUnknownFields: true, embeddedResource: true)
  var unprunedEmbeddedResource: JSONValue
  var unprunedFomType: Preserved
  // @schema(preserveUnknownFields: true)
  var unprunedFomTypeAndField: Preserved

  // @schema(listType: "map", listMapKeys: ["name", "secondary"])
  var associativeList: [AssociativeType]
  // @schema(listType: "map", listMapKeys: ["name"])
  var k8sAssociativeList: [AssociativeType]
  // @schema(listType: "set")
  var k8sSetList: [String]?
  // @schema(listType: "atomic")
  var k8sAtomicList: [String]?
  var nestedassociativeList: NestedAssociativeList
  var k8sNestedAssociativeList: NestedAssociativeList
  // @schema(mapType: "granular")
  var mapOfInfo: [String: Base64Data]
  var nestedMapOfInfo: NestedMapOfInfo
  // @schema(structType: "atomic")
  var structWithSeveralFields: NestedObject
  var nestedStructWithSeveralFields: NestedStructWithSeveralFields
  // @schema(structType: "atomic")
  var nestedStructWithSeveralFieldsDoubleMarked: NestedStructWithSeveralFields
  var justNestedObject: NestedObject?

  // @schema(optional)
  var explicitlyOptionalKubebuilder: String
  // @schema(required: false)
  var explicitlyOptionalKubernetes: String
  // @schema(optional: true)
  var explicitlyOptionalK8s: String
  // @schema(required)
  var explicitlyRequiredKubebuilder: String?
  // @schema(required: true)
  var explicitlyRequiredKubernetes: String?
  // @schema(optional: false)
  var explicitlyRequiredK8s: String?
  var minMaxProperties: MinMaxObject?
  // @schema(schemaless, type: "string")
  var schemaless: Base64Data?

  // @schema(minLength: 2, maxLength: 11, pattern: "^((100|[0-9]{1,2})%|[0-9]+)$")
  var intOrStringWithAPattern: IntOrString?
  // @schema(enum: [1, 2, "foo", "bar"])
  var intOrStringWithEnum: IntOrString?
  var nestedMap: [String: [String: String]]?
  var nestedNestedMap: [String: [String: [String: String]]]?
  var nestedMapInStruct: [String: ContainsNestedMap]?
  var mapOfArraysOfFloats: [String: [Bool]]?
  var mapOfTextMarshalerKeys: Dictionary<String, String>?

  // @schema(minimum: -0.5, maximum: 1.5, multipleOf: 0.5)
  var floatWithValidations: Float
  // @schema(minimum: -0.5, maximum: 1.5, multipleOf: 0.5)
  var float64WithValidations: Double
  // @schema(minimum: -2, maximum: 2, multipleOf: 2)
  var intWithValidations: Int
  // @schema(minimum: -2, maximum: 2, multipleOf: 2)
  var int32WithValidations: Int32
  var foo: String
  var baz: String
  // @schema.validation("self.size() % 2 == 0", message: "must have even length")
  // @schema.validation("true")
  var stringWithEvenLength: String?
  // @schema.validation(
  //   "self.size() % 2 == 0", messageExpression: "self + ' has odd length, must be even'"
  // )
  var stringWithEvenLengthAndMessageExpression: String?
  // @schema.validation("self.startsWith('good-')", message: "must have good prefix")
  var stringWithEvenLengthAndGoodPrefix: StringEvenType?
  var forbiddenInt: Int?
  var array: [Int]?
  var arrayUsingCompositeLiteral: [String]?

  // @schema(minItems: 1, listType: "set", items: (
  //   minLength: 1, maxLength: 255,
  //   pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"
  // ))
  var hosts: [String]?
  // @schema.items(enum: [0, 1, 3])
  var enumSlice: [Int]?
  var hostsAlias: Hosts?
  var aliasFromPackage: String?
  var stringAlias: StringAlias?
  var stringAliasPtr: Optional<StringAlias>
  // @schema(minLength: 1, maxLength: 255)
  var stringAliasAddedValidation: StringAlias?
  var stringAliasAlreadyValidated: StringAliasWithValidation?
  // @schema(title: "title on field")
  var stringAliasWithAddedTitle: StringAliasWithTitle?
  var stringAliasWithTitle: StringAliasWithTitle?
  // @schema(minItems: 2, maxItems: 2)
  var stringPair: Array<String>
  // @schema(minItems: 3)
  var longerStringArray: [LongerString]?
  // @schema(items: (minLength: 1, maxLength: 10, pattern: "^((100|[0-9]{1,2})%|[0-9]+)$"))
  var intOrStringArrayWithAPattern: [IntOrString]?
  // @schema(items: (minLength: 1, maxLength: 3, enum: [1, 2, "foo", "bar"]))
  var intOrStringWithEnumSlice: [IntOrString]?
  // @schema(default: "TCP")
  var `protocol`: String?
  var selectableFieldString: String?
  var fromEmbedded: String?
  var fromPointer: String?
  // @schema.validation(
  //   "oldSelf.hasValue() || self == 0", optionalOldSelf: true,
  //   message: "must be set to 0 on creation. can be set to any value on an update."
  // )
  var onlyAllowSettingOnUpdate: Int32?
  // @schema(minimum: 1, maximum: 10)
  var locallyBoundedInteger: UnmarkedInteger?
  // @schema(minLength: 1, maxLength: 10)
  var locallyBoundedString: StringAlias?
  // @schema(minLength: 10, maxLength: 10)
  var fieldLevelAliasOverride: StringAliasWithValidation?
  // @schema(minLength: 10, maxLength: 10)
  var fieldLevelLocalDeclarationOverride: LongerString?
}

extension CronJobSpec {
  /// Everything but `internalData`.
  enum CodingKeys: String, CodingKey {
    case schedule, startingDeadlineSeconds, concurrencyPolicy, k8sConcurrencyPolicy, suspend
    case noReallySuspend, binaryName, canBeNull, successfulJobsHistoryLimit
    case failedJobsHistoryLimit, byteSliceData, stringSliceData, ptrData, twoOfAKindPart0
    case twoOfAKindPart1, defaultedString, defaultedSlice, defaultedObject, defaultedEmptySlice
    case defaultedEmptyMap, defaultedEmptyObject, doubleDefaultedString, kubernetesDefaultedString
    case kubernetesDefaultedSlice, kubernetesDefaultedObject, kubernetesDefaultedEmptySlice
    case kubernetesDefaultedEmptyMap, kubernetesDefaultedEmptyObject, kubernetesDefaultedRef
    case patternObject, embeddedResource, unprunedJSON, unprunedEmbeddedResource, unprunedFomType
    case unprunedFomTypeAndField, associativeList, k8sAssociativeList, k8sSetList, k8sAtomicList
    case nestedassociativeList, k8sNestedAssociativeList, mapOfInfo, nestedMapOfInfo
    case structWithSeveralFields, nestedStructWithSeveralFields
    case nestedStructWithSeveralFieldsDoubleMarked, justNestedObject, explicitlyOptionalKubebuilder
    case explicitlyOptionalKubernetes, explicitlyOptionalK8s, explicitlyRequiredKubebuilder
    case explicitlyRequiredKubernetes, explicitlyRequiredK8s, minMaxProperties, schemaless
    case intOrStringWithAPattern, intOrStringWithEnum, nestedMap, nestedNestedMap
    case nestedMapInStruct, mapOfArraysOfFloats, mapOfTextMarshalerKeys, floatWithValidations
    case float64WithValidations, intWithValidations, int32WithValidations, foo, baz
    case stringWithEvenLength, stringWithEvenLengthAndMessageExpression
    case stringWithEvenLengthAndGoodPrefix, forbiddenInt, array, arrayUsingCompositeLiteral, hosts
    case enumSlice, hostsAlias, aliasFromPackage, stringAlias, stringAliasPtr
    case stringAliasAddedValidation, stringAliasAlreadyValidated, stringAliasWithAddedTitle
    case stringAliasWithTitle, stringPair, longerStringArray, intOrStringArrayWithAPattern
    case intOrStringWithEnumSlice, `protocol`, selectableFieldString, fromEmbedded, fromPointer
    case onlyAllowSettingOnUpdate, locallyBoundedInteger, locallyBoundedString
    case fieldLevelAliasOverride, fieldLevelLocalDeclarationOverride
  }
}

struct CronJobStatus {
  var active: [ObjectReference]?
  var lastScheduleTime: Time?
  var lastScheduleTime2: EpochMilliseconds?
  var lastScheduleMicroTime: MicroTime?
  var lastActiveLogURL: String?
  var lastActiveLogURL2: String?
  var lastActiveLogURL3: String?
  var lastActiveLogURL4: String?
  var duration: RunDuration?
}
