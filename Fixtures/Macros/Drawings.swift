import KubeMacros

/// A drawing.
@Kube(group: "example.com", version: "v1", kind: "Drawing", namespaced: true)
struct DrawingSpec: Codable, Sendable {
  var figure: Figure?
  var outline: Outline?
  var line: LineStyle = .solid
  var weight: LineWeight?
  var layer: DrawingLayer?
  @Schema(.nullable)
  var title: String?
  var unknown = UnknownMembers()
}

@Schema(.untagged)
@KubeSchema
enum Figure {
  case point(x: Int)
  case segment(x: Int, y: Int)
  case named(NamedFigure)
}

@KubeSchema
struct NamedFigure {
  var name: String
  var scale: Int?
}

@KubeSchema
enum Outline: Codable {
  case round(radius: Int, label: String?)
  case plain(PlainOutline)
}

@KubeSchema
struct PlainOutline: Codable {
  var side = 1
}

@KubeSchema
enum LineStyle: String, Codable, CaseIterable {
  case solid
  case dashed = "DASHED"
}

@KubeSchema
enum LineWeight: Int, Codable {
  case thin = 1
  case thick = 5
}

@KubeSchema
enum DrawingLayer: Codable {
  case front, back
}
