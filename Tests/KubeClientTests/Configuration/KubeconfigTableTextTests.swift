import Testing

@testable import KubeClient

/// What kubectl 1.32 makes of texts in YAML and JSON, and we.
@Suite struct KubeconfigTableTextTests {
  private static let scalars = KubeconfigRow.read(
    #"""
    web => https://a, own CA, Bearer t, namespace web
    123 => refused
    "123" => https://a, own CA, Bearer t, namespace 123
    0o17 => refused
    017 => refused
    08 => refused
    0x1f => refused
    0b101 => refused
    1e3 => refused
    12e03 => refused
    1_000 => refused
    1_ => refused
    _1 => https://a, own CA, Bearer t, namespace _1
    +1 => refused
    -1 => refused
    .5 => refused
    5. => refused
    1.2.3 => https://a, own CA, Bearer t, namespace 1.2.3
    1.5 => refused
    a-1 => https://a, own CA, Bearer t, namespace a-1
    -a => https://a, own CA, Bearer t, namespace -a
    99999999999999999999 => refused
    .inf => refused
    .NaN => refused
    NaN => https://a, own CA, Bearer t, namespace NaN
    7e => https://a, own CA, Bearer t, namespace 7e
    no => refused
    "no" => https://a, own CA, Bearer t, namespace no
    y => refused
    N => refused
    On => refused
    true => refused
    nope => https://a, own CA, Bearer t, namespace nope
    null => https://a, own CA, Bearer t
    ~ => https://a, own CA, Bearer t
    "" => https://a, own CA, Bearer t
    Null => https://a, own CA, Bearer t
    2026-01-01 => https://a, own CA, Bearer t, namespace 2026-01-01
    12:30:45 => https://a, own CA, Bearer t, namespace 12:30:45
    << => https://a, own CA, Bearer t, namespace <<
    = => https://a, own CA, Bearer t, namespace =
    Not_A_Label => https://a, own CA, Bearer t, namespace Not_A_Label
    !!str no => https://a, own CA, Bearer t, namespace no
    !!str 5 => https://a, own CA, Bearer t, namespace 5
    !!int "1" => refused
    !!float 1 => refused
    !!bool "yes" => refused
    !!null "" => https://a, own CA, Bearer t
    !!null x => refused
    !local web => https://a, own CA, Bearer t, namespace web
    ! no => https://a, own CA, Bearer t, namespace no
    !!binary d2Vi => https://a, own CA, Bearer t, namespace web
    !!binary "%" => refused
    !!timestamp 2026-01-01 => https://a, own CA, Bearer t, namespace 2026-01-01
    &x web => https://a, own CA, Bearer t, namespace web
    {a: b} => refused
    [a] => refused
    'it''s' => https://a, own CA, Bearer t, namespace it's
    "\x77eb" => https://a, own CA, Bearer t, namespace web
    "\u0077eb" => https://a, own CA, Bearer t, namespace web
    we#b => https://a, own CA, Bearer t, namespace we#b
    "we b" # comment => https://a, own CA, Bearer t, namespace we b
    """#)

  @Test(arguments: scalars)
  func `A scalar is what kubectl takes it for`(row: KubeconfigRow) async throws {
    try await row.check(namespace: row.input)
  }

  private static let texts = KubeconfigRow.read(
    #"""
     => localhost
    ⏎ => localhost
    # comment => localhost
    --- => localhost
    {} => localhost
    null => localhost
    - a => refused
    text => refused
    12 => refused
    $ALL$ => https://a, own CA, Bearer t
    ---⏎$ALL$ => https://a, own CA, Bearer t
    # a⏎---⏎$ALL$ => https://a, own CA, Bearer t
    $ALL$---⏎}{ => https://a, own CA, Bearer t
    ---⏎---⏎$ALL$ => localhost
    $CC$$CX$---⏎$CL$$US$ => localhost
    $ALL$...⏎ => https://a, own CA, Bearer t
    %YAML 1.1⏎---⏎$ALL$ => https://a, own CA, Bearer t
    %YAML 1.2⏎---⏎$ALL$ => refused but https://a, own CA, Bearer t, because our parser knows 1.2
    apiVersion: v1⏎kind: Config⏎$ALL$ => https://a, own CA, Bearer t
    apiVersion: v2⏎$ALL$ => refused
    apiVersion: 1⏎$ALL$ => refused
    apiVersion: ""⏎kind: ""⏎$ALL$ => https://a, own CA, Bearer t
    apiVersion: ~⏎kind: null⏎$ALL$ => https://a, own CA, Bearer t
    kind: Secret⏎$ALL$ => refused
    kind: config⏎$ALL$ => refused
    $ALL$⏎␉⏎ => refused
    contexts:⏎␉- name: c⏎$CC$$CL$$US$ => refused
    a: "␁"⏎$ALL$ => refused
    future: [1]⏎$ALL$ => https://a, own CA, Bearer t
    preferences: {colors: true}⏎$ALL$ => https://a, own CA, Bearer t
    preferences: null⏎$ALL$ => https://a, own CA, Bearer t
    preferences: a⏎$ALL$ => refused but https://a, own CA, Bearer t, because nobody reads it
    extensions: [{name: a, extension: {b: c}}]⏎$ALL$ => https://a, own CA, Bearer t
    extensions: a⏎$ALL$ => refused but https://a, own CA, Bearer t, because nobody reads it
    $ALL$users: [{name: u, user: {token: last}}]⏎ => https://a, own CA, Bearer last
    $ALL$x: {a: 1, a: 2}⏎ => https://a, own CA, Bearer t
    $ALL$$ALL$ => https://a, own CA, Bearer t
    $CC$$CX$$CL$users: [{name: u, user: {token: t, "token": last}}]⏎ => https://a, own CA,
      Bearer last
    $CX$$CL$$US$ => localhost
    current-context: ""⏎$CX$$CL$$US$ => localhost
    current-context: gone⏎$CX$$CL$$US$ => refused
    current-context: 1⏎$CX$$CL$$US$ => refused
    current-context: [c]⏎$CX$$CL$$US$ => refused
    $CC$contexts: [{name: c, context: {cluster: c}}]⏎$CL$$US$ => asks but https://a, own CA,
      because a library asks nobody: it calls as anonymous
    $CC$contexts: [{name: c, context: {cluster: c, user: ""}}]⏎$CL$$US$ => asks but https://a,
      own CA, because a library asks nobody: it calls as anonymous
    $CC$contexts: [{name: c, context: {cluster: c, user: gone}}]⏎$CL$$US$ => asks but refused,
      because it names nobody
    $CC$contexts: [{name: c, context: {user: u}}]⏎$CL$$US$ => localhost
    $CC$contexts: [{name: c, context: {cluster: gone, user: u}}]⏎$CL$$US$ => localhost
    $CC$contexts: [{name: c}]⏎$CL$$US$ => localhost
    $CC$contexts: null⏎$CL$$US$ => refused
    $CC$$CX$$CL$users: null⏎ => asks but refused, because it names nobody
    $CC$$CX$$CL$ => asks but refused, because it names nobody
    $CC$$CX$$CL$users: {u: {token: t}}⏎ => refused
    $CC$$CX$clusters: {c: {server: "https://a"}}⏎$US$ => refused
    contexts: [{context: {cluster: c, user: u}}]⏎$CL$$US$ => https://a, own CA, Bearer t
    clusters: [{cluster: {server: "https://a", certificate-authority-data: $CA$}}]⏎users:
      [{user: {token: t}}]⏎ => https://a, own CA, Bearer t
    x: &x {cluster: c, user: u}⏎$CC$contexts: [{name: c, context: *x}]⏎$CL$$US$ => https://a,
      own CA, Bearer t
    x: &x {cluster: gone, user: u}⏎$CC$contexts: [{name: c, context: {<<: *x, cluster:
      c}}]⏎$CL$$US$ => https://a, own CA, Bearer t
    x: &x {cluster: gone, user: u}⏎$CC$contexts: [{name: c, context: {cluster: c, <<:
      *x}}]⏎$CL$$US$ => localhost
    x: &x {user: u}⏎y: &y {cluster: c, user: v}⏎$CC$contexts: [{name: c, context: {<<: [*x,
      *y]}}]⏎$CL$$US$ => https://a, own CA, Bearer t
    $CC$contexts: [{name: c, context: {<<: {cluster: c, user: u}}}]⏎$CL$$US$ => https://a, own
      CA, Bearer t
    $CC$contexts: [{name: c, context: {<<: x, cluster: c, user: u}}]⏎$CL$$US$ => refused
    $CC$contexts: [{name: c, context: {"<<": {cluster: d}, cluster: c, user: u}}]⏎$CL$$US$ =>
      https://a, own CA, Bearer t
    x: {<<: a}⏎$ALL$ => refused but https://a, own CA, Bearer t, because nobody reads it
    a: *x⏎$ALL$ => refused
    a: &x [*x]⏎$ALL$ => refused
    a: &x d⏎b: &x c⏎current-context: *x⏎$CX$$CL$$US$ => https://a, own CA, Bearer t
    ? [a]⏎: b⏎$ALL$ => refused
    1: b⏎$ALL$ => https://a, own CA, Bearer t
    yes: b⏎$ALL$ => https://a, own CA, Bearer t
    ~: b⏎$ALL$ => refused but https://a, own CA, Bearer t, because nobody reads it
    !!str current-context: c⏎$CX$$CL$$US$ => https://a, own CA, Bearer t
    ? current-context⏎: c⏎$CX$$CL$$US$ => https://a, own CA, Bearer t
    "current-context": c⏎$CX$$CL$$US$ => https://a, own CA, Bearer t
    a: &k x⏎? *k⏎: y⏎$ALL$ => https://a, own CA, Bearer t but refused, because with aliases for
      keys a short text can be made endless
    x: !!set {a, b}⏎$ALL$ => https://a, own CA, Bearer t
    x: !!python/object:a {}⏎$ALL$ => https://a, own CA, Bearer t
    x: !e!a y⏎$ALL$ => refused
    x: $DEEP$⏎$ALL$ => https://a, own CA, Bearer t
    $CC$$CX$$US$$BLOCK$ |⏎$LINES$ => https://a, own CA, Bearer t
    $CC$$CX$$US$$BLOCK$ >-⏎$LINES$ => refused
    $CC$$CX$$US$$BLOCK$⏎      $CA$⏎ => https://a, own CA, Bearer t
    $CC$$CX$$US$clusters: [{name: c, cluster: {server: "https://a", certificate-authority-data:
      " $CA$"}}]⏎ => refused
    $CC$$CX$$US$clusters: [{name: c, cluster: {server: >-⏎  https://a⏎  ,
      certificate-authority-data: $CA$}}]⏎ => refused
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "t"}}]} => https://a, own CA, Bearer t
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "t"}}],} => https://a, own CA, Bearer t
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "t"}}]}⏎# comment => https://a, own CA, Bearer t
    {␉"kind": "Config",⏎␉"apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "t"}}]} => https://a, own CA, Bearer t
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "\u0074"}}]} => https://a, own CA, Bearer t
    {"kind": "Config", "apiVersion": "v1", "current-context": "c", "contexts": [{"name": "c",
      "context": {"cluster": "c", "user": "u"}}], "clusters": [{"name": "c", "cluster":
      {"server": "https:\/\/a", "certificate-authority-data": "$CA$"}}], "users": [{"name": "u",
      "user": {"token": "t"}}]} => refused but https://a, own CA, Bearer t, because it is JSON
    {"kind": "Config", "apiVersion": "v1", "current-context": "c", "contexts": [{"name": "c",
      "context": {"cluster": "c", "user": "u", "namespace": "\ud83d\ude00"}}], "clusters":
      [{"name": "c", "cluster": {"server": "https://a", "certificate-authority-data": "$CA$"}}],
      "users": [{"name": "u", "user": {"token": "t"}}]} => refused
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "t"}}]} {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user":
      {"token": "t"}}]} => https://a, own CA, Bearer t
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      "t",}}]} => https://a, own CA, Bearer t
    {"kind": "Config", "apiVersion": "v1", $JSON$ "users": [{"name": "u", "user": {"token":
      't'}}]} => https://a, own CA, Bearer t
    {$JSON$ "users": [{"name": "u", "user": {"token": "t"}}]} => https://a, own CA, Bearer t
    """#)

  @Test(arguments: texts)
  func `A text is read as kubectl reads it`(row: KubeconfigRow) async throws {
    try await row.check(text: row.input)
  }
}
