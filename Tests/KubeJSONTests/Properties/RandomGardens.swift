/// Documents that a garden's table reads.
extension RandomDocuments {
  mutating func garden() -> String {
    object(
      required: [
        "soil": { $0.soil() }, "mode": { $0.random.element(["\"slow\"", "\"quick\""]) },
        "planted": { $0.stamp() },
      ],
      [
        "apiVersion": { _ in "\"garden.dev/v1\"" }, "kind": { _ in "\"Garden\"" },
        "name": { $0.string() }, "motto": { $0.string() }, "owner": { $0.person(3) },
        "lawn": { $0.bed() }, "gate": { $0.gate() },
        "area": { $0.area() }, "beds": { $0.array { $0.bed() } },
        "paths": { $0.array { $0.area() } },
        "tags": { $0.array { $0.string() } }, "aliases": { $0.array { $0.string() } },
        "heights": { $0.array { $0.integer() } },
        "grid": { $0.array { $0.array { $0.integer() } } },
        "rows": { $0.array { $0.array { $0.bed() } } },
        "gaps": { $0.array { $0.random.element(["null", "1.5", "-2", "0"]) } },
        "labels": { $0.object { $0.string() } }, "notes": { $0.object { $0.string() } },
        "sheds": { $0.object { $0.bed() } },
        "tools": { $0.object { $0.array { $0.string() } } },
        "counts": { $0.object { $0.random.element(["1", "null", "-7"]) } },
        "colors": { $0.array { $0.string() } }, "years": { $0.array { $0.integer() } },
        "season": { $0.string() }, "level": { $0.integer() },
        "levels": { $0.array { $0.integer() } }, "watered": { $0.stamp() },
        "replicas": { $0.integer() }, "isOpen": { $0.bool() }, "corner": { $0.area() },
        "comment": { $0.string() }, "fence": { $0.area() }, "anything": { $0.value(3) },
        "shape": { $0.shape(3) }, "shapes": { $0.array { $0.shape(2) } },
        "tracked": { $0.string() }, "trackedList": { $0.array { $0.string() } },
        "trackedMap": { $0.object { $0.string() } },
      ])
  }

  mutating func person(_ depth: Int) -> String {
    var members: [String: (inout Self) -> String] = [
      "name": { $0.string() }, "age": { $0.integer() }, "tracked": { $0.string() },
    ]
    if depth > 0 {
      members["parent"] = { $0.person(depth - 1) }
      members["friends"] = { $0.array { $0.person(depth - 1) } }
    }
    return object(members)
  }

  mutating func bed() -> String {
    object([
      "title": { $0.string() }, "depth": { $0.random.element(["0.5", "1e3", "-2", "0"]) },
      "plants": { $0.array { $0.plant() } }, "area": { $0.area() }, "isRaised": { $0.bool() },
    ])
  }

  mutating func plant() -> String {
    object(["name": { $0.string() }, "count": { $0.integer() }, "tracked": { $0.string() }])
  }

  mutating func soil() -> String {
    object(
      required: ["kind": { $0.random.element(["\"loam\"", "\"sand\"", "\"heavy clay\""]) }],
      ["acidity": { $0.random.element(["6.5", "7"]) }, "tracked": { $0.string() }],
      keepsUnknown: false)
  }

  mutating func area() -> String {
    object(["width": { $0.integer() }, "height": { $0.integer() }], keepsUnknown: false)
  }

  mutating func gate() -> String {
    object(["wide": { $0.bool() }, "lock": { $0.string() }], keepsUnknown: false)
  }

  mutating func shape(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 4 : 3) {
    case 0: return "\"point\""
    case 1: return "{\"circle\":\(random.element(["1", "2.5"]))}"
    case 2: return "{\"box\":\(area())}"
    default: return "{\"many\":\(array { $0.shape(depth - 1) })}"
    }
  }

  mutating func stamp() -> String { "\"\(random.below(12))-\(random.below(31))\"" }
  mutating func bool() -> String { random.element(["true", "false"]) }
  mutating func integer() -> String {
    random.element(["0", "1", "-1", "2147483647", "\(random.below(100_000))", "7.0", "1e2"])
  }
}
