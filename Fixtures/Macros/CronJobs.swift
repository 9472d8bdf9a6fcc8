import KubeMacros

@Kube(
  group: "testdata.kubebuilder.io",
  version: "v1",
  kind: "CronJob",
  namespaced: true,
  singular: "mycronjob",
  status: CronJobStatus.self
)
@KubeAnnotation("api-approved.kubernetes.io", "https://github.com/kubernetes-sigs/controller-tools")
@KubeAnnotation("cert-manager.io/inject-ca-from-secret", "cert-manager/cert-manager-webhook-ca")
@KubeSelectable(".spec.selectableFieldString")
@SchemaValidation(
  "has(oldSelf.forbiddenInt) || !has(self.forbiddenInt)",
  message: "forbiddenInt is not allowed",
  reason: .fieldValueForbidden,
  fieldPath: ".forbiddenInt"
)
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
  @Schema(nullable: true, required: true)
  var canBeNull: String?
  var successfulJobsHistoryLimit: Int32?
  var failedJobsHistoryLimit: Int32?
  var byteSliceData: [String: Base64Data]?
  var stringSliceData: [String: [String]]?
  var ptrData: [String: String]?
  @Schema(minLength: 4)
  var twoOfAKindPart0: String
  var twoOfAKindPart1: LongerString

  @Schema(title: "DefaultedString", example: "forty-two", default: "forty-two")
  var defaultedString: String
  @Schema(title: "DefaultedSlice", example: ["a", "b"], default: ["a", "b"])
  var defaultedSlice: [String]
  @Schema(
    title: "124",
    example: [["nested": ["foo": "baz", "bar": true]], ["nested": ["foo": "qux", "bar": false]]],
    default: [["nested": ["foo": "baz", "bar": true]], ["nested": ["foo": "qux", "bar": false]]]
  )
  var defaultedObject: [RootObject]
  @Schema(title: "{}", default: [])
  var defaultedEmptySlice: [String]
  @Schema(default: [:])
  var defaultedEmptyMap: [String: String]
  @Schema(default: [:])
  var defaultedEmptyObject: EmptiableObject
  @Schema(default: "kubebuilder-default")
  var doubleDefaultedString: String
  @Schema(default: "forty-two")
  var kubernetesDefaultedString: String
  @Schema(default: ["a", "b"])
  var kubernetesDefaultedSlice: [String]
  @Schema(
    default: [["nested": ["foo": "baz", "bar": true]], ["nested": ["foo": "qux", "bar": false]]]
  )
  var kubernetesDefaultedObject: [RootObject]
  @Schema(default: [])
  var kubernetesDefaultedEmptySlice: [String]
  @Schema(default: [:])
  var kubernetesDefaultedEmptyMap: [String: String]
  @Schema(default: [:])
  var kubernetesDefaultedEmptyObject: EmptiableObject
  var kubernetesDefaultedRef: String?

  @Schema(pattern: #"^$|^((https):\/\/?)[^\s()<>]+(?:\([\w\d]+\)|([^[:punct:]\s]|\/?))$"#)
  var patternObject: String
  @Schema(embeddedResource: true)
  var embeddedResource: JSONValue
  @Schema(preserveUnknownFields: true)
  var unprunedJSON: NestedObject
  @Schema(preserveUnknownFields: true, embeddedResource: true)
  var unprunedEmbeddedResource: JSONValue
  var unprunedFomType: Preserved
  @Schema(preserveUnknownFields: true)
  var unprunedFomTypeAndField: Preserved

  @Schema(listType: .map, listMapKeys: ["name", "secondary"])
  var associativeList: [AssociativeType]
  @Schema(listType: .map, listMapKeys: ["name"])
  var k8sAssociativeList: [AssociativeType]
  @Schema(listType: .set)
  var k8sSetList: [String]?
  @Schema(listType: .atomic)
  var k8sAtomicList: [String]?
  @Schema(listType: .map, listMapKeys: ["name", "secondary"])
  var nestedassociativeList: [AssociativeType]
  @Schema(listType: .map, listMapKeys: ["name", "secondary"])
  var k8sNestedAssociativeList: [AssociativeType]
  @Schema(mapType: .granular)
  var mapOfInfo: [String: Base64Data]
  @Schema(mapType: .granular)
  var nestedMapOfInfo: [String: Base64Data]
  @Schema(structType: .atomic)
  var structWithSeveralFields: NestedObject
  @Schema(structType: .atomic)
  var nestedStructWithSeveralFields: NestedObject
  @Schema(structType: .atomic)
  var nestedStructWithSeveralFieldsDoubleMarked: NestedObject
  var justNestedObject: NestedObject?

  @Schema(.optional)
  var explicitlyOptionalKubebuilder: String
  @Schema(required: false)
  var explicitlyOptionalKubernetes: String
  @Schema(optional: true)
  var explicitlyOptionalK8s: String
  @Schema(.required)
  var explicitlyRequiredKubebuilder: String?
  @Schema(required: true)
  var explicitlyRequiredKubernetes: String?
  @Schema(optional: false)
  var explicitlyRequiredK8s: String?
  var minMaxProperties: MinMaxObject?
  @Schema(.schemaless, type: .string)
  var schemaless: Base64Data?

  @Schema(minLength: 2, maxLength: 11, pattern: "^((100|[0-9]{1,2})%|[0-9]+)$")
  var intOrStringWithAPattern: IntOrString?
  @Schema(enum: [1, 2, "foo", "bar"])
  var intOrStringWithEnum: IntOrString?
  var nestedMap: [String: [String: String]]?
  var nestedNestedMap: [String: [String: [String: String]]]?
  var nestedMapInStruct: [String: ContainsNestedMap]?
  var mapOfArraysOfFloats: [String: [Bool]]?
  var mapOfTextMarshalerKeys: Dictionary<String, String>?

  @Schema(minimum: -0.5, maximum: 1.5, multipleOf: 0.5)
  var floatWithValidations: Float
  @Schema(minimum: -0.5, maximum: 1.5, multipleOf: 0.5)
  var float64WithValidations: Double
  @Schema(minimum: -2, maximum: 2, multipleOf: 2)
  var intWithValidations: Int
  @Schema(minimum: -2, maximum: 2, multipleOf: 2)
  var int32WithValidations: Int32
  var foo: String
  var baz: String
  @SchemaValidation("self.size() % 2 == 0", message: "must have even length")
  @SchemaValidation("true")
  var stringWithEvenLength: String?
  @SchemaValidation(
    "self.size() % 2 == 0",
    messageExpression: "self + ' has odd length, must be even'"
  )
  var stringWithEvenLengthAndMessageExpression: String?
  @SchemaValidation("self.startsWith('good-')", message: "must have good prefix")
  @SchemaValidation("self.size() % 2 == 0", message: "must have even length")
  var stringWithEvenLengthAndGoodPrefix: String?
  var forbiddenInt: Int?
  var array: [Int]?
  var arrayUsingCompositeLiteral: [String]?

  @Schema(
    minItems: 1,
    items: .items(
      minLength: 1, maxLength: 255,
      pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"),
    listType: .set
  )
  var hosts: [String]?
  @SchemaItems(enum: [0, 1, 3])
  var enumSlice: [Int]?
  @Schema(
    minItems: 1,
    items: .items(
      minLength: 1, maxLength: 255,
      pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"),
    listType: .set
  )
  var hostsAlias: [String]?
  var aliasFromPackage: String?
  var stringAlias: StringAlias?
  var stringAliasPtr: Optional<StringAlias>
  @Schema(minLength: 1, maxLength: 255)
  var stringAliasAddedValidation: StringAlias?
  var stringAliasAlreadyValidated: StringAliasWithValidation?
  @Schema(title: "title on field")
  var stringAliasWithAddedTitle: String?
  @Schema(title: "title on type")
  var stringAliasWithTitle: String?
  @Schema(minItems: 2, maxItems: 2)
  var stringPair: Array<String>
  @Schema(minItems: 3)
  var longerStringArray: [LongerString]?
  @Schema(items: .items(minLength: 1, maxLength: 10, pattern: "^((100|[0-9]{1,2})%|[0-9]+)$"))
  var intOrStringArrayWithAPattern: [IntOrString]?
  @Schema(items: .items(enum: [1, 2, "foo", "bar"], minLength: 1, maxLength: 3))
  var intOrStringWithEnumSlice: [IntOrString]?
  @Schema(default: "TCP")
  var `protocol`: String?
  var selectableFieldString: String?
  var fromEmbedded: String?
  var fromPointer: String?
  @SchemaValidation(
    "oldSelf.hasValue() || self == 0",
    message: "must be set to 0 on creation. can be set to any value on an update.",
    optionalOldSelf: true
  )
  var onlyAllowSettingOnUpdate: Int32?
  @Schema(minimum: 1, maximum: 10)
  var locallyBoundedInteger: UnmarkedInteger?
  @Schema(minLength: 1, maxLength: 10)
  var locallyBoundedString: StringAlias?
  @Schema(minLength: 10, maxLength: 10)
  var fieldLevelAliasOverride: StringAliasWithValidation?
  @Schema(minLength: 10, maxLength: 10)
  var fieldLevelLocalDeclarationOverride: LongerString?

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

@KubeSchema
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
