/// Texts that are no JSON, with the place of the error.
enum RejectedTexts {
  typealias Text = GrammarTests.Rejected

  static let all = literals + numbers + strings + arrays + objects + documents

  static let literals = [
    Text("nul", 3), Text("tru", 3), Text("fals", 4), Text("n", 1), Text("nulL", 0), Text("NULL", 0),
    Text("True", 0), Text("truE", 0), Text("falsy", 0), Text("nil", 0), Text("nxl", 0),
    Text("[fx", 1, "[0]"), Text("none", 0),
    Text("undefined", 0), Text("nullx", 4), Text("nulll", 4), Text("truetrue", 4),
    Text("[nul]", 1, "[0]"), Text("[true,fals]", 6, "[1]"),
    Text(#"{"a":nope}"#, 5, "a"), Text(#"{"a":truth}"#, 5, "a"), Text(#"{"a":nullx}"#, 9, "a"),
  ]

  static let numbers = [
    Text("-", 1), Text("+1", 0), Text(".5", 0), Text("-.5", 0), Text("1.", 2), Text("1.e1", 0),
    Text("01", 0), Text("-01", 0), Text("00", 0), Text("-00", 0), Text("007.5", 0), Text("1e", 2),
    Text("1e+", 3), Text("1e-", 3), Text("1ee1", 0), Text("1e1.5", 3), Text("1.5.5", 3),
    Text("--1", 0), Text("1-", 1), Text("0x10", 1), Text("1_000", 1), Text("1,000", 1),
    Text("Infinity", 0), Text("-Infinity", 0), Text("NaN", 0), Text("1 2", 2), Text("1a", 1),
    Text("１", 0), Text("1\u{0}", 1),
    Text("[1.]", 1, "[0]"), Text("[01]", 1, "[0]"), Text("[1,-]", 3, "[1]"),
    Text("[1,-", 4, "[1]"), Text(#"{"a":1e}"#, 5, "a"), Text(#"{"a":1e"#, 7, "a"),
    Text(#"{"a":[0,{"b":+1}]}"#, 13, "a[1].b"),
  ]

  static let strings = [
    Text(#"""#, 1), Text(#""a"#, 2), Text(#""\"#, 2), Text(#""\""#, 3), Text(#""a\"#, 3),
    Text(#""\x""#, 1), Text(#""\a""#, 1), Text(#""\'""#, 1), Text(#""\0""#, 1),
    Text(#""ab\U0041""#, 3),
    Text(#""\u""#, 1), Text(#""\u1""#, 1), Text(#""\u12""#, 1), Text(#""\u123""#, 1),
    Text(#""\u123g""#, 1), Text(#""\u+123""#, 1), Text(#""\u 123""#, 1), Text(#""\u-123""#, 1),
    Text(#""\uD800""#, 1), Text(#""\uDC00""#, 1), Text(#""\uDFFF""#, 1), Text(#""\uD800x""#, 1),
    Text(#""\uD800\n""#, 1), Text(#""\uD800\u""#, 1), Text(#""\uD800\u00""#, 1),
    Text(#""\uD800\u0041""#, 1), Text(#""\uD800\uD800""#, 1), Text(#""ab\uDC00\uD800""#, 3),
    Text(#""\uD800\uE000""#, 1), Text(#""\uD83D\uDE00\uD83D""#, 13),
    Text("\"\n\"", 1), Text("\"\t\"", 1), Text("\"\u{0}\"", 1), Text("\"\u{1F}\"", 1),
    Text("\"0123456\u{1}\"", 8), Text("\"01234567\u{1}\"", 9), Text("\"\\\n\"", 1),
    Text("'a'", 0), Text("a", 0), Text("“a”", 0), Text(#""a"b"#, 3), Text(#""a""b""#, 3),
    Text(#"["a\q"]"#, 3, "[0]"), Text(#"{"a":"\q"}"#, 6, "a"), Text(#"{"\q":1}"#, 2, #"["\q"]"#),
    Text(#"{"k":["x",{"l":"\uD800"}]}"#, 16, "k[1].l"),
  ]

  static let arrays = [
    Text("[", 1, "[0]"), Text("[1", 2, "[0]"), Text("[1,", 3, "[1]"), Text("]", 0), Text("[1]]", 3),
    Text("[,1]", 1, "[0]"), Text("[1,,2]", 3, "[1]"), Text("[1,]", 3, "[1]"),
    Text("[1 2]", 3, "[0]"), Text("[1;2]", 2, "[0]"), Text("[1:2]", 2, "[0]"),
    Text("[1}", 2, "[0]"),
    Text("[}", 1, "[0]"), Text("[[]", 3, "[0]"), Text("[[1,2],[3,", 10, "[1][1]"),
    Text("[\"a\",\n", 6, "[1]"), Text("[()]", 1, "[0]"), Text("[1]\u{0}", 3),
    Text("[[],[}]]", 5, "[1][0]"), Text("[1]x", 3), Text("[1],", 3),
  ]

  static let objects = [
    Text("{", 1), Text(#"{"a"#, 3, "a"), Text(#"{"a""#, 4, "a"), Text(#"{"a":"#, 5, "a"),
    Text(#"{"a":1"#, 6, "a"), Text(#"{"a":1,"#, 7), Text("}", 0), Text("{}}", 2),
    Text("{,}", 1), Text(#"{,"a":1}"#, 1), Text(#"{"a":1,}"#, 7), Text(#"{"a":1,,"b":2}"#, 7),
    Text(#"{"a"}"#, 4, "a"), Text(#"{"a",1}"#, 4, "a"), Text(#"{"a" 1}"#, 5, "a"),
    Text(#"{"a"=1}"#, 4, "a"), Text(#"{"a"::1}"#, 5, "a"), Text(#"{"a":1 "b":2}"#, 7, "a"),
    Text(#"{"a":1;"b":2}"#, 6, "a"), Text("{1:2}", 1), Text("{null:2}", 1), Text("{a:1}", 1),
    Text("{'a':1}", 1), Text("{[]:1}", 1), Text(#"{"a":1]"#, 6, "a"), Text("{]", 1),
    Text(#"{"a":}"#, 5, "a"), Text(#"{"a":1,b:2}"#, 7), Text(#"{"":}"#, 4, #"[""]"#),
    Text(#"{"a":{"b":}}"#, 10, "a.b"), Text(#"{"a":{"b":1,}}"#, 12, "a"),
    Text(#"{"a":{"b":[{"c":x}]}}"#, 16, "a.b[0].c"), Text(#"{"a b":x}"#, 7, #"["a b"]"#),
    Text(#"{"a":{"x.y/z":x}}"#, 14, #"a["x.y/z"]"#), Text(#"{"a":1/*c*/}"#, 6, "a"),
    Text(#"{"a":[],"b":[1,2,x]}"#, 17, "b[2]"), Text(#"{"a":{},"b":{} x"#, 15, "b"),
  ]

  static let documents = [
    Text("null null", 5), Text("{}{}", 2), Text("[][]", 2), Text("1,", 1), Text("{},", 2),
    Text("\u{FEFF}1", 0), Text("// c\n1", 0), Text("1 // c", 2), Text("\u{A0}1", 0),
    Text("\u{B}1", 0), Text("\u{C}1", 0), Text("1\u{0}", 1), Text("\u{0}", 0), Text("*", 0),
    Text("<a/>", 0), Text("a: 1", 0), Text("---\na: 1", 0), Text("true\u{85}", 4),
  ]
}
