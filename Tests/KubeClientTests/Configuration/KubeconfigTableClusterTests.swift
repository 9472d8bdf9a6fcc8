import Testing

@testable import KubeClient

/// What kubectl 1.32 makes of clusters, and we.
@Suite struct KubeconfigTableClusterTests {
  private static let clusters = KubeconfigRow.read(
    #"""
    server: https://a, certificate-authority-data: $CA$ => https://a, own CA, Bearer t
    server: https://a => https://a, system CA, Bearer t
    server: a => http://a
    server: "a:8080" => http://a:8080
    server: http://a => http://a
    server: a, insecure-skip-tls-verify: true => http://a
    server: a, certificate-authority-data: $CA$ => http://a
    server: https://a, insecure-skip-tls-verify: true => https://a, insecure, Bearer t
    server: https://a, insecure-skip-tls-verify: true, certificate-authority-data: $CA$ =>
      refused
    server: https://a, insecure-skip-tls-verify: yes => https://a, insecure, Bearer t
    server: https://a, insecure-skip-tls-verify: "true" => refused
    server: https://a, insecure-skip-tls-verify: on => https://a, insecure, Bearer t
    server: https://a, insecure-skip-tls-verify: y => https://a, insecure, Bearer t
    server: https://a, insecure-skip-tls-verify: 1 => refused
    server: https://a, insecure-skip-tls-verify: !!bool "true" => https://a, insecure, Bearer t
    server: https://a, certificate-authority: ca.crt => https://a, own CA, Bearer t
    server: https://a, certificate-authority: none => refused
    server: https://a, certificate-authority: none, certificate-authority-data: $CA$ => refused
      but https://a, own CA, Bearer t, because data goes before the file, as the API says
    server: https://a, certificate-authority: ca.crt, certificate-authority-data: $CA$ =>
      refused but https://a, own CA, Bearer t, because data goes before the file, as the API
      says
    server: https://a, certificate-authority: empty => https://a, system CA, Bearer t but
      refused, because an empty file would trust the authorities of the system
    server: https://a, certificate-authority: token => refused
    server: https://a, certificate-authority-data: YQ== => refused
    server: https://a, certificate-authority-data: "%" => refused
    server: https://a, certificate-authority-data: "" => https://a, system CA, Bearer t
    server: https://a, certificate-authority: ~/ca.crt => refused
    server: http://a, certificate-authority: none => refused
    server: "https://a/", certificate-authority-data: $CA$ => https://a, own CA, Bearer t
    server: "https://a/k8s/c-1/", certificate-authority-data: $CA$ =>
      https://a/k8s/c-1, own CA, Bearer t
    server: "https://a//x//", certificate-authority-data: $CA$ => https://a/x, own CA, Bearer t
    server: "HTTPS://a/x", certificate-authority-data: $CA$ => https://a/x, own CA, Bearer t
    server: "https://a/x?y=z", certificate-authority-data: $CA$ => https://a/x, own CA, Bearer t
    server: "https://a/?y=z", certificate-authority-data: $CA$ => https://a, own CA, Bearer t
    server: "https://a/x#y", certificate-authority-data: $CA$ =>
      https://a/x%23y, own CA, Bearer t but
      refused, because a fragment is no part of a server
    server: "https://me:pw@a", certificate-authority-data: $CA$ => https://a, own CA, Basic
      me:pw but refused, because a password in a URL ends up in logs
    server: "https://a b", certificate-authority-data: $CA$ => refused
    server: "ftp://a" => refused
    server: "" => localhost
    server: null => localhost
    server: 123 => refused
    server: [a] => refused
    a: b => localhost
     => localhost
    server: "https://" => refused
    server: " https://a", certificate-authority-data: $CA$ => refused
    server: https://a, certificate-authority-data: $CA$, disable-compression: true => https://a,
      own CA, Bearer t
    server: https://a, certificate-authority-data: $CA$, disable-compression: false =>
      https://a, own CA, Bearer t
    server: https://a, certificate-authority-data: $CA$, proxy-url: "ftp://p" => refused
    server: https://a, certificate-authority-data: $CA$, proxy-url: "p:1" => refused
    server: https://a, certificate-authority-data: $CA$, proxy-url: "" => https://a, own CA,
      Bearer t
    server: https://a, certificate-authority-data: $CA$, proxy-url: "socks5h://p" => refused but
      https://a, own CA, Bearer t, because curl has it
    server: https://a, certificate-authority-data: $CA$, proxy-url: "http://" => refused
    Server: https://a => localhost
    server: https://a, certificate-authority-data: $CA$, extensions: null => https://a, own CA,
      Bearer t
    server: https://a, certificate-authority-data: $CA$, extensions: {a: b} => refused but
      https://a, own CA, Bearer t, because nobody reads it
    server: https://a, certificate-authority-data: $CA$, api-version: v1 => https://a, own CA,
      Bearer t
    server: https://b, certificate-authority-data: $CA$, tls-server-name: inner => https://b,
      own CA, TLS name inner, Bearer t
    server: https://a, certificate-authority-data: !!binary $BCA$ => https://a, own CA, Bearer t
    """#)

  @Test(arguments: clusters)
  func `A cluster is taken as kubectl takes it`(row: KubeconfigRow) async throws {
    try await row.check(cluster: row.input)
  }

  private static let entries = KubeconfigRow.read(
    #"""
    users: null => https://a, own CA, Bearer t
    users: {name: x, user: {client-key-data: "%"}} => refused but https://a, own CA, Bearer t,
      because it is not in use
    users: {name: x, user: {token: 1}} => refused but https://a, own CA, Bearer t, because it is
      not in use
    users: {name: x, user: {token: yes}} => refused but https://a, own CA, Bearer t, because it
      is not in use
    users: {name: x, user: {tokenFile: none, client-certificate: none}} => https://a, own CA,
      Bearer t
    users: {name: x, user: {client-certificate-data: YQ==, client-key-data: YQ==}} => https://a,
      own CA, Bearer t
    users: {name: x, user: {auth-provider: {name: other}}} => https://a, own CA, Bearer t
    users: {name: x, user: {auth-provider: {name: gcp}}} => https://a, own CA, Bearer t
    users: {name: x, user: {exec: {}}} => https://a, own CA, Bearer t
    users: {name: x, user: {exec: {command: [a]}}} => refused but https://a, own CA, Bearer t,
      because it is not in use
    users: {name: x, user: {token: a, username: b}} => https://a, own CA, Bearer t
    users: {name: x, user: {as-groups: [a]}} => https://a, own CA, Bearer t
    users: {name: x, user: y} => refused but https://a, own CA, Bearer t, because it is not in
      use
    users: {name: x, user: !!binary "%"} => refused but https://a, own CA, Bearer t, because it
      is not in use
    users: {name: x, user: null} => https://a, own CA, Bearer t
    users: {name: x} => https://a, own CA, Bearer t
    users: {name: null, user: {}} => https://a, own CA, Bearer t
    users: {name: 1, user: {}} => refused but https://a, own CA, Bearer t, because it is not in
      use
    users: {name: [a], user: {}} => refused but https://a, own CA, Bearer t, because it is not
      in use
    users: {user: {token: x}} => https://a, own CA, Bearer t
    users: x => refused but https://a, own CA, Bearer t, because it is not in use
    users: [x] => refused but https://a, own CA, Bearer t, because it is not in use
    users: {name: x, user: {token: a, token: b}} => https://a, own CA, Bearer t
    users: {name: x, user: {token: !!null x}} => refused but https://a, own CA, Bearer t,
      because it is not in use
    users: {name: u, user: {token: x}} => refused
    users: {name: d}, {name: d} => refused but https://a, own CA, Bearer t, because it is not in
      use
    users: {user: {}}, {user: {}} => refused but https://a, own CA, Bearer t, because it is not
      in use
    users: {name: x, user: {a: $DEEP$}} => https://a, own CA, Bearer t
    clusters: {name: x} => https://a, own CA, Bearer t
    clusters: {name: x, cluster: {server: 1}} => refused but https://a, own CA, Bearer t,
      because it is not in use
    clusters: {name: x, cluster: {server: "ftp://x", certificate-authority: none}} => https://a,
      own CA, Bearer t
    clusters: {name: x, cluster: {server: x, insecure-skip-tls-verify: "true"}} => refused but
      https://a, own CA, Bearer t, because it is not in use
    clusters: {name: x, cluster: {server: x, certificate-authority-data: "%"}} => refused but
      https://a, own CA, Bearer t, because it is not in use
    clusters: {name: x, cluster: {server: x, insecure-skip-tls-verify: true,
      certificate-authority-data: $CA$}} => https://a, own CA, Bearer t
    clusters: {name: x, cluster: {server: x, proxy-url: "ftp://x"}} => https://a, own CA, Bearer
      t
    clusters: {name: x, cluster: {server: x, extensions: {a: b}}} => refused but https://a, own
      CA, Bearer t, because it is not in use
    clusters: {name: c, cluster: {server: "https://b"}} => refused
    clusters: {name: d}, {name: d} => refused but https://a, own CA, Bearer t, because it is not
      in use
    clusters: null => https://a, own CA, Bearer t
    contexts: {name: x, context: {cluster: gone, user: gone}} => https://a, own CA, Bearer t
    contexts: {name: x} => https://a, own CA, Bearer t
    contexts: {name: x, context: {cluster: no}} => refused but https://a, own CA, Bearer t,
      because it is not in use
    contexts: {name: x, context: {namespace: 1}} => refused but https://a, own CA, Bearer t,
      because it is not in use
    contexts: {name: c, context: {cluster: d}} => refused
    contexts: {name: d}, {name: d} => refused but https://a, own CA, Bearer t, because it is not
      in use
    contexts: x => refused but https://a, own CA, Bearer t, because it is not in use
    """#)

  @Test(arguments: entries)
  func `An entry that is not in use never spoils the file`(row: KubeconfigRow) async throws {
    try await row.check(entry: row.input)
  }
}
