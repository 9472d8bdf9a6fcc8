import KubeJSON

/// A type with members of every kind. What its parts are is in Plants.swift.
struct Garden: JSONStruct, Sendable {
  var name: String
  var motto: String?
  @Boxed var owner: Person?
  @Boxed var lawn: Bed?
  /// Inline, required and without a value for its absence.
  var soil: Soil
  /// Inline and optional: one type with spare bit patterns for nil, and one without.
  var gate: Gate?
  var area: Area?
  var beds: [Bed]
  var paths: [Area]?
  var tags: [String]
  var aliases: [String]?
  var heights: [Int]
  var grid: [[Int]]?
  var rows: [[Bed]]
  var gaps: [Double?]
  var labels: [String: String]
  var notes: [String: String]?
  var sheds: [String: Bed]
  var tools: [String: [String]]?
  var counts: [String: Int?]
  var colors: Set<String>
  var years: Set<Int>?
  var mode: Mode
  var season: Season?
  var level: Level?
  var levels: [Level]
  var planted: Stamp
  var watered: Stamp?
  var replicas: Int32
  var isOpen: Bool
  var corner: Area
  var comment: String?
  var fence: Area?
  var anything: JSONValue?
  var shape: Figure?
  var shapes: [Figure]
  var tracked: Tracked?
  var trackedList: [Tracked]
  var trackedMap: [String: Tracked]
  var cache: [String: Int]
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "garden.dev/v1")
    members.constant("kind", "Garden")
    members.add("name", \.name)
    members.add("motto", \.motto)
    members.add("owner", \._owner)
    members.add("lawn", \._lawn)
    members.add("soil", \.soil)
    members.add("gate", \.gate)
    members.add("area", \.area)
    members.add("beds", \.beds)
    members.add("paths", \.paths)
    members.add("tags", \.tags)
    members.add("aliases", \.aliases)
    members.add("heights", \.heights)
    members.add("grid", \.grid)
    members.add("rows", \.rows)
    members.add("gaps", \.gaps)
    members.add("labels", \.labels)
    members.add("notes", \.notes)
    members.add("sheds", \.sheds)
    members.add("tools", \.tools)
    members.add("counts", \.counts)
    members.add("colors", \.colors)
    members.add("years", \.years)
    members.add("mode", \.mode)
    members.add("season", \.season)
    members.add("level", \.level)
    members.add("levels", \.levels)
    members.coded("planted", \.planted)
    members.coded("watered", \.watered)
    members.add("replicas", \.replicas, default: 3)
    members.add("isOpen", \.isOpen, default: true)
    members.add("corner", \.corner, default: Area(width: 1, height: 2))
    members.add("comment", \.comment, keepsNull: true)
    members.add("fence", \.fence, keepsNull: true)
    members.add("anything", \.anything)
    members.add("shape", \.shape)
    members.add("shapes", \.shapes)
    members.add("tracked", \.tracked)
    members.add("trackedList", \.trackedList)
    members.add("trackedMap", \.trackedMap)
    members.omit(\.cache, default: ["made": 1])
    members.unknown(\.unknownMembers)
  }

  /// The least that a document must say.
  static let least = #"{"soil":{"kind":"loam"},"mode":"quick","planted":"1-2"}"#

  /// The least document with more members.
  static func document(_ members: String...) -> String {
    "{" + (members + [String(least.dropFirst())]).joined(separator: ",")
  }

  /// A document that says everything, in the order in which it is written.
  static let whole = #"""
    {"apiVersion":"garden.dev/v1","kind":"Garden","name":"A garden with a long name","motto":"",
    "owner":{"name":"Ada","parent":{"name":"Byron","parent":{"name":"Mad Jack"}},
    "friends":[{"name":"Charles"},{"name":"Mary","age":30}]},
    "lawn":{"title":"lawn","depth":1.5,"plants":[{"name":"grass"}],"area":{"width":1,"height":2}},
    "soil":{"kind":"loam","acidity":6.5},"gate":{"wide":true,"lock":"iron"},
    "area":{"width":-3,"height":4},"beds":[{"title":"one"},{"title":"two","depth":0.25,
    "plants":[{"name":"rose","tracked":"t1","future":{"a":[1,2.50]}},{"name":"ivy","count":2}]}],
    "paths":[{"width":1,"height":2},{"width":3,"height":4}],"tags":["a","b","a rather long tag"],
    "aliases":[],"heights":[1,-2,3000000000],"grid":[[1],[],[2,3]],"rows":[[{"title":"r"}],[]],
    "gaps":[1.5,null,-2],"labels":{"a":"1","b":"two","c/d.e":"three with more than sixteen"},
    "notes":{"x":"y"},"sheds":{"north":{"title":"n"},"south":{"title":"s","depth":2}},
    "tools":{"rake":["iron","wood"],"saw":[]},"counts":{"a":1,"b":null},
    "colors":["green","red"],"years":[2024,2025],"mode":"slow","season":"early summer","level":2,
    "levels":[1,7],"planted":"3-4","watered":"5-6","replicas":0,"isOpen":false,
    "corner":{"width":9,"height":8},"comment":"c","fence":{"width":5,"height":6},
    "anything":{"z":[1e2,"x"],"a":null},"shape":{"circle":2},"shapes":["point",{"many":[
    {"circle":1},"point",{"many":[]}]},{"box":{"width":1,"height":1}}],"tracked":"t2",
    "trackedList":["t3","t4"],"trackedMap":{"k":"t5","l":"t6"},
    "unknown":{"deep":[[{"x":null}]]},"another":1.0,"third":null}
    """#
}
