/// Objects as rows that a server has made ready to print: its answer to
/// `application/json;as=Table;g=meta.k8s.io;v=v1`, for any kind.
public struct Table: JSONStruct, Sendable {
  public var metadata: ListMeta
  public var columnDefinitions: [TableColumnDefinition]
  public var rows: [TableRow]
  public var unknownMembers = UnknownMembers()

  public init(
    metadata: ListMeta = ListMeta(), columnDefinitions: [TableColumnDefinition] = [],
    rows: [TableRow] = []
  ) {
    self.metadata = metadata
    self.columnDefinitions = columnDefinitions
    self.rows = rows
  }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "meta.k8s.io/v1")
    members.constant("kind", "Table")
    members.add("metadata", \.metadata)
    members.add("columnDefinitions", \.columnDefinitions)
    members.add("rows", \.rows)
    members.unknown(\.unknownMembers)
  }
}

/// A column of a ``Table``.
public struct TableColumnDefinition: JSONStruct, Sendable {
  public var name: String
  /// An OpenAPI type: `string`, `integer`, `date`, …
  public var type: String
  /// An OpenAPI format; `name` marks the column with the objects' names.
  public var format: String
  public var description: String
  /// 0 for what is always shown; higher numbers are for wide output.
  public var priority: Int32
  public var unknownMembers = UnknownMembers()

  public init(
    name: String, type: String, format: String = "", description: String = "", priority: Int32 = 0
  ) {
    self.name = name
    self.type = type
    self.format = format
    self.description = description
    self.priority = priority
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("type", \.type)
    members.add("format", \.format)
    members.add("description", \.description)
    members.add("priority", \.priority)
    members.unknown(\.unknownMembers)
  }
}

/// A row of a ``Table``.
public struct TableRow: JSONStruct, Sendable {
  /// One value for each column: strings, numbers, booleans, or for a few kinds lists and objects.
  public var cells: [JSONValue]
  public var conditions: [TableRowCondition]?
  /// The object, or only its metadata, as the request asked; nil where it asked for none.
  public var object: JSONValue?
  public var unknownMembers = UnknownMembers()

  public init(
    cells: [JSONValue], conditions: [TableRowCondition]? = nil, object: JSONValue? = nil
  ) {
    self.cells = cells
    self.conditions = conditions
    self.object = object
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("cells", \.cells)
    members.add("conditions", \.conditions)
    members.add("object", \.object)
    members.unknown(\.unknownMembers)
  }
}

/// What marks a row: `Completed` for a pod that has ended.
public struct TableRowCondition: JSONStruct, Sendable {
  public var type: String
  public var status: String
  public var reason: String?
  public var message: String?
  public var unknownMembers = UnknownMembers()

  public init(type: String, status: String, reason: String? = nil, message: String? = nil) {
    self.type = type
    self.status = status
    self.reason = reason
    self.message = message
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("type", \.type)
    members.add("status", \.status)
    members.add("reason", \.reason)
    members.add("message", \.message)
    members.unknown(\.unknownMembers)
  }
}
