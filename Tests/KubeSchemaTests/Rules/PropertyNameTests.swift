import Testing

@testable import KubeSchema

@Test(
  "properties have names that an expression can write",
  arguments: [
    ("a", "a"), ("a-b", "a__dash__b"), ("a.b", "a__dot__b"), ("a/b", "a__slash__b"),
    ("namespace", "__namespace__"), ("__u", "__underscores__u"), ("_u", "_u"),
    ("a___b", "a__underscores___b"), ("1st", nil), ("", nil), ("é", nil), ("a b", nil),
  ])
func escapedNames(name: String, escaped: String?) {
  #expect(PropertyName.escaped(name) == escaped)
}
