import KubeCore

/// A drawing.
// @kube(group: "example.com", version: "v1", kind: "Drawing", namespaced: true)
struct DrawingSpec: Codable, Sendable {
  var figure: Figure?
  var outline: Outline?
  var line: LineStyle = .solid
  var weight: LineWeight?
  var layer: DrawingLayer?
  // @schema(nullable)
  var title: String?
  var unknown = UnknownMembers()
}

// @schema(untagged)
enum Figure {
  case point(x: Int)
  case segment(x: Int, y: Int)
  case named(NamedFigure)
}

struct NamedFigure {
  var name: String
  var scale: Int?
}

enum Outline: Codable {
  case round(radius: Int, label: String?)
  case plain(PlainOutline)
}

struct PlainOutline: Codable {
  var side = 1
}

enum LineStyle: String, Codable, CaseIterable {
  case solid
  case dashed = "DASHED"
}

enum LineWeight: Int, Codable {
  case thin = 1
  case thick = 5
}

enum DrawingLayer: Codable {
  case front, back
}
