import Testing

@testable import KubeClient

/// What kubectl 1.32 makes of users, and we.
@Suite struct KubeconfigTableUserTests {
  private static let users = KubeconfigRow.read(
    #"""
     => asks but https://a, own CA, because a library asks nobody: it calls as anonymous
    token: t => https://a, own CA, Bearer t
    token: "" => asks but https://a, own CA, because a library asks nobody: it calls as
      anonymous
    token: "a b" => https://a, own CA, Bearer a b but refused, because servers cut such a token
    token: "t\n" => refused
    token: 123 => refused
    token: 0123 => refused
    token: yes => refused
    token: "yes" => https://a, own CA, Bearer yes
    token: !!str 123 => https://a, own CA, Bearer 123
    token: [a] => refused
    token: null => asks but https://a, own CA, because a library asks nobody: it calls as
      anonymous
    tokenFile: token => https://a, own CA, Bearer file-token
    tokenFile: none => refused
    tokenFile: empty => asks but refused, because it has no token
    token: t, tokenFile: token => https://a, own CA, Bearer file-token
    token: t, tokenFile: none => https://a, own CA, Bearer t
    token: t, tokenFile: empty => https://a, own CA, Bearer t
    username: me, password: pw => https://a, own CA, Basic me:pw
    username: me => https://a, own CA, Basic me:
    password: pw => asks but refused, because it has no username
    username: "a:b", password: pw => https://a, own CA, Basic a:b:pw but refused, because the
      scheme has no way to write it
    password: 123 => refused
    token: t, username: me => refused
    tokenFile: token, username: me, password: pw => refused
    client-certificate-data: $CERT$, client-key-data: $KEY$ => https://a, own CA, certificate
    client-certificate: client.crt, client-key: client.key => https://a, own CA, certificate
    client-certificate: client.crt, client-key-data: $KEY$ => https://a, own CA, certificate
    client-certificate-data: $CERT$ => refused
    client-key-data: $KEY$ => asks but refused, because it has no certificate
    client-key-data: $KEY$, token: t => https://a, own CA, Bearer t
    client-certificate: none, client-key-data: $KEY$ => refused
    client-certificate: none, client-certificate-data: $CERT$, client-key-data: $KEY$ => refused
      but https://a, own CA, certificate, because data goes before the file, as the API says
    client-certificate: client.crt, client-certificate-data: $CERT$, client-key-data: $KEY$ =>
      refused but https://a, own CA, certificate, because data goes before the file, as the API
      says
    client-certificate-data: $CERT$, client-key-data: $KEY$, client-key: none => refused but
      https://a, own CA, certificate, because data goes before the file, as the API says
    client-certificate-data: $CERT$, client-key-data: $KEY$, token: t => https://a, own CA,
      certificate, Bearer t
    client-certificate-data: $CERT$, client-key-data: $KEY$, username: me, password: pw =>
      https://a, own CA, certificate, Basic me:pw
    client-certificate-data: YQ==, client-key-data: $KEY$ => refused
    client-certificate-data: "%", client-key-data: $KEY$ => refused
    client-key: none, token: t => https://a, own CA, Bearer t
    exec: {$NEVER$} => https://a, own CA, exec
    exec: {$NEVER$}, token: t => https://a, own CA, Bearer t
    exec: {$NEVER$}, tokenFile: token => https://a, own CA, Bearer file-token
    exec: {$NEVER$}, username: me, password: pw => https://a, own CA, Basic me:pw
    exec: {$NEVER$}, client-certificate-data: $CERT$, client-key-data: $KEY$ => https://a, own
      CA, certificate
    exec: {$NEVER$}, auth-provider: {$OIDC$} => refused
    exec: {} => refused
    exec: null => asks but https://a, own CA, because a library asks nobody: it calls as
      anonymous
    exec: {command: ./plugin} => refused
    exec: {apiVersion: $API$/v1, interactiveMode: Never} => refused
    exec: {apiVersion: $API$/v1, command: ./plugin} => refused
    exec: {apiVersion: $API$/v1beta1, command: ./plugin, env: [{name: V, value: v1beta1}]} =>
      https://a, own CA, exec
    exec: {apiVersion: $API$/v1alpha1, command: ./plugin} => refused
    exec: {apiVersion: $API$/v1, command: ./plugin, interactiveMode: never} => refused
    exec: {apiVersion: $API$/v1, command: ./plugin, interactiveMode: IfAvailable} => https://a,
      own CA, exec
    exec: {$NEVER$, env: [{value: a}]} => refused
    exec: {$NEVER$, env: [{name: "A=B", value: a}]} => https://a, own CA, exec
    exec: {$NEVER$, args: [1]} => refused
    exec: {$NEVER$, args: [null]} => https://a, own CA, exec
    exec: {$NEVER$, provideClusterInfo: true} => https://a, own CA, exec
    auth-provider: {$OIDC$} => https://a, own CA, Bearer x.eyJleHAiOjQxMDAwMDAwMDB9.y
    auth-provider: {$OIDC$}, token: t => https://a, own CA, Bearer t
    auth-provider: {$OIDC$}, client-certificate-data: $CERT$, client-key-data: $KEY$ =>
      https://a, own CA, certificate, Bearer x.eyJleHAiOjQxMDAwMDAwMDB9.y
    auth-provider: {name: gcp} => refused
    auth-provider: {name: azure} => refused
    auth-provider: {name: other} => refused
    auth-provider: {name: other}, token: t => refused
    auth-provider: {name: oidc} => refused
    auth-provider: {name: oidc, config: {client-id: 1}} => refused
    auth-provider: null => asks but https://a, own CA, because a library asks nobody: it calls
      as anonymous
    auth-provider: {} => refused
    as: jane, token: t => https://a, own CA, Bearer t, as jane
    as: jane => asks but https://a, own CA, as jane, because a library asks nobody: it calls as
      anonymous
    token: t, as: jane, as-uid: "42", as-groups: [a, b], as-user-extra: {Scopes: [view, edit],
      acme.com/project: [x]} => https://a, own CA, Bearer t, as jane
    token: t, as-groups: [a] => refused
    token: t, as-uid: "1" => refused
    token: t, as-user-extra: {a: [b]} => refused
    token: t, as: jane, as-user-extra: {a: b} => refused
    token: t, as: jane, as-groups: a => refused
    token: t, as: "a\nb" => refused
    token: t, as: "" => https://a, own CA, Bearer t
    token: t, as: jane, as-groups: [null] => https://a, own CA, Bearer t, as jane
    token: t, act-as: jane => https://a, own CA, Bearer t
    token: t, extensions: [{name: a, extension: {b: c}}] => https://a, own CA, Bearer t
    """#)

  @Test(arguments: users)
  func `A user is taken as kubectl takes it`(row: KubeconfigRow) async throws {
    try await row.check(user: row.input)
  }

  private static let inClear = KubeconfigRow.read(
    #"""
    token: t => http://a
    client-certificate-data: $CERT$, client-key-data: $KEY$ => http://a
    exec: {$NEVER$} => http://a
    token: t, as: jane => http://a, as jane
    tokenFile: none => http://a
    auth-provider: {name: gcp} => http://a
    token: t, username: me => refused
    """#)

  @Test(arguments: inClear)
  func `Nothing that proves who calls goes over a connection in clear`(row: KubeconfigRow)
    async throws
  {
    try await row.check(cluster: #"server: "http://a""#, user: row.input)
  }
}
