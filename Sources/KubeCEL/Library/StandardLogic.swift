/// The part of the standard definitions: logic.
extension Function {
  static let standardLogic: [Function] = [
    Function(
      "_?_:_",
      [
        .global("conditional", [.bool, .a, .a], .a, .builtIn)
      ]),
    Function(
      "_&&_",
      [
        .global("logical_and", [.bool, .bool], .bool, .builtIn)
      ]),
    Function(
      "_||_",
      [
        .global("logical_or", [.bool, .bool], .bool, .builtIn)
      ]),
    Function(
      "!_",
      [
        .global("logical_not", [.bool], .bool, .unary(Arithmetic.not))
      ]),
    Function(
      "@not_strictly_false",
      [
        .global("not_strictly_false", [.bool], .bool, .builtIn)
      ]),
    Function(
      "_==_",
      [
        .global("equals", [.a, .a], .bool, .builtIn)
      ]),
    Function(
      "_!=_",
      [
        .global("not_equals", [.a, .a], .bool, .builtIn)
      ]),
  ]
}
