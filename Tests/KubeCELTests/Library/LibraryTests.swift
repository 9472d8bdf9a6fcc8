import Testing

@testable import KubeCEL

/// What functions give, written as conditions that hold.
@Suite struct LibraryTests {
  private static let environment = Environment.kubernetes

  private static func check(_ text: String) throws {
    let outcome = try Program(environment.compile(text)).evaluate([:])
    guard case .success(.bool(true)) = outcome.result else {
      Issue.record("\(text): \(outcome.result)")
      return
    }
  }

  @Test(
    "strings",
    arguments: [
      "'héllo'.charAt(1) == 'é' && 'ab'.charAt(2) == ''", "'tacocat'.indexOf('a', 2) == 5",
      "'aa'.indexOf('') == 0 && 'aa'.indexOf('', 9) == 9", "'tacocat'.lastIndexOf('a', 4) == 1",
      "'ab'.lastIndexOf('abc') == -1", "'abc'.replace('', '-', 2) == '-a-bc'",
      "'a,b,c'.split(',', 2) == ['a', 'b,c']", "'héé'.split('', 2) == ['h', 'éé']",
      "''.split(',') == [''] && ''.split('') == []", "' \\t\\u2003x\\u0085'.trim() == 'x'",
      "['a', 'b'].join() == 'ab' && ['a', 'b'].join('--') == 'a--b'",
      "strings.quote('a\\a\\b\\v\\\\\"é') == '\"a\\\\a\\\\b\\\\v\\\\\\\\\\\\\"é\"'",
      "'%%|%s|%d|%.2f|%b|%o|%x|%X'.format(['s', 7u, 1.005, 5, 8, 255, 'hi']) == '%|s|7|1.00|101|10|ff|6869'",
      "'%f'.format([1234567.5]) == '1,234,567.500000'", "'%.3e'.format([1234.5]) == '1.234×10⁰³'",
      "'%.0f'.format([0.5]) == '0' && '%.0f'.format([1.5]) == '2' && '%.1f'.format([0.05]) == '0.1'",
      "'%s'.format([[1, {'k': duration('1m')}, 2.0]]) == '[1, {\"k\":duration(\"60s\")}, 2.000000]'",
      "'abc'.contains('bc') && 'abc'.contains('') && !'abc'.contains('cb')",
    ])
  func strings(text: String) throws { try Self.check(text) }

  @Test(
    "lists and sets",
    arguments: [
      "[1, 2, 3].slice(1, 3) == [2, 3] && [1].slice(1, 1) == []",
      "[[1], [2, 3]].flatten() == [1, 2, 3] && [[[1], [2]], [[3]]].flatten(2) == [1, 2, 3]",
      "[3, 1, 2].sort() == [1, 2, 3] && ['b', 'a'].sort() == ['a', 'b']",
      "[{'n': 2}, {'n': 1}].sortBy(e, e.n) == [{'n': 1}, {'n': 2}]",
      "lists.range(3) == [0, 1, 2] && lists.range(0) == []", "[1, 2].reverse() == [2, 1]",
      "[1, 2, 1, 3].distinct() == [1, 2, 3] && ['a', 'a'].distinct() == ['a']",
      "[dyn(1), dyn(1.0), dyn(1u)].distinct().size() == 1",
      "[1, 2].sum() == 3 && [1.5, 1.0].sum() == 2.5",
      "[duration('1s'), duration('2s')].sum() == duration('3s')",
      "[2, 3, 1].max() == 3 && ['b', 'a'].min() == 'a'",
      "[1, 1, 2].isSorted() && ![2, 1].isSorted()",
      "[1, 2, 1].indexOf(1) == 0 && [1, 2, 1].lastIndexOf(1) == 2 && [1].indexOf(2) == -1",
      "sets.contains([1, 2], [2, 2]) && !sets.contains([1], [2]) && sets.contains([1], [])",
      "sets.equivalent([1, 1, 2], [2, 1]) && !sets.equivalent([1], [1, 2])",
      "sets.intersects(['a'], ['b', 'a']) && !sets.intersects([1], [])",
      "[1, 2].first().value() == 1 && [1, 2].last().value() == 2 && !dyn([]).first().hasValue()",
      "optional.unwrap([optional.of(1), optional.none()]) == [1]",
      "[1, 2] + [3] + [] == [1, 2, 3]", "1 in [1, 2] && 1.0 in dyn([1, 2]) && !(3u in dyn([1]))",
    ])
  func lists(text: String) throws { try Self.check(text) }

  @Test(
    "addresses, URLs, quantities, versions and formats",
    arguments: [
      "ip('::1').isLoopback() && ip('fe80::1').isLinkLocalUnicast() && ip('::').isUnspecified()",
      "ip('ff02::1').isLinkLocalMulticast() && ip('2001:db8::').isGlobalUnicast()",
      "string(ip('1:0:0:2:0:0:0:3')) == '1:0:0:2::3' && string(ip('::ff')) == '::ff'",
      "ip.isCanonical('127.0.0.1') && !ip.isCanonical('::0001') && ip('1.2.3.4').family() == 4",
      "!isIP('1.2.3.04') && !isIP('1.2.3') && !isIP('::ffff:1.2.3.4') && !isIP(':::') && isIP('::1.2.3.4')",
      "cidr('10.0.0.0/8').containsIP('10.9.8.7') && !cidr('10.0.0.0/8').containsIP(ip('11.0.0.0'))",
      "cidr('10.0.0.0/8').containsCIDR('10.0.0.0/9') && !cidr('10.0.0.0/9').containsCIDR('10.0.0.0/8')",
      "string(cidr('10.1.2.3/8').masked()) == '10.0.0.0/8' && cidr('::/0').prefixLength() == 0",
      "!isCIDR('10.0.0.0/33') && !isCIDR('10.0.0.0/08') && isCIDR('10.0.0.1/0') && !isCIDR('::%a/1')",
      "url('https://u:p@h:80/a%2Fb?x=1&x=2&y=#f').getHost() == 'h:80'",
      "url('https://h/a%2Fb').getEscapedPath() == '/a%2Fb' && url('/a b').getEscapedPath() == '/a%20b'",
      "url('https://h/?x=1&x=%32&y').getQuery() == {'x': ['1', '2'], 'y': ['']}",
      "url('http://[::1]:8080/').getHostname() == '::1' && url('http://[::1]:8080/').getPort() == '8080'",
      "!isURL('a/b') && !isURL('http://[::1') && !isURL(':x') && isURL('mailto:a@b') && !isURL('')",
      "url('https://h/a') == url('https://h/a') && url('https://h/a') != url('https://h/b')",
      "quantity('1.5Gi').isGreaterThan(quantity('1G')) && quantity('1') == quantity('1000m')",
      "quantity('1k').add(quantity('1')).asInteger() == 1001 && quantity('5').sub(7).asInteger() == -2",
      "!quantity('1000m').isInteger() && quantity('1Ki').asInteger() == 1024",
      "!isQuantity('1 ') && !isQuantity('') && isQuantity('+1e3') && !isQuantity('1.Gx') && !isQuantity('e')",
      "quantity('1Gi').compareTo(quantity('1024Mi')) == 0 && sign(quantity('-1')) == -1",
      "quantity('50k').asApproximateFloat() == 50000.0",
      "semver('1.2.3-a.1+b').minor() == 2 && semver('1.2.3-1').isLessThan(semver('1.2.3-a'))",
      "semver('1.0.0-a').isLessThan(semver('1.0.0')) && semver('1.0.0+a') == semver('1.0.0+b')",
      "!isSemver('1.2') && !isSemver('01.2.3') && isSemver('v01.2', true) && !isSemver('1.2-a', true)",
      "format.dns1123Label().validate('a-').value()[0].startsWith('a lowercase RFC 1123 label')",
      "!format.dns1123Subdomain().validate('a.b-c').hasValue() && format.qualifiedName().validate('a/').hasValue()",
      "!format.uuid().validate('123E4567e89b12d3a456426614174000').hasValue()",
      "format.byte().validate('').hasValue() && !format.byte().validate('YQ==').hasValue()",
      "!format.date().validate('2024-02-29').hasValue() && format.date().validate('2023-02-29').hasValue()",
      "!format.datetime().validate('2024-01-01t23:59:59.5z').hasValue() && format.datetime().validate('2024-01-01').hasValue()",
      "format.named('date').value() == format.date() && !format.named('x').hasValue()",
      "'a1b22'.find('[0-9]+') == '1' && 'a1b22'.findAll('[0-9]+') == ['1', '22']",
      "'aaa'.findAll('a', 2) == ['a', 'a'] && 'abc'.find('x') == '' && 'foo'.find('o+?') == 'o'",
      "'ab'.findAll('') == ['', '', ''] && 'abab'.find('(?U)a.*b') == 'ab' && 'xay'.find('a|ay') == 'a'",
    ])
  func kubernetes(text: String) throws { try Self.check(text) }

  @Test(
    "times",
    arguments: [
      "timestamp('2024-02-29T23:59:59.123456789Z').getMilliseconds() == 123",
      "timestamp('2024-03-10T10:30:00Z').getHours('America/Los_Angeles') == 3",
      "timestamp('2024-03-10T09:30:00Z').getHours('America/Los_Angeles') == 1",
      "timestamp('2050-07-01T00:00:00Z').getHours('Europe/Berlin') == 2",
      "timestamp('2050-01-01T00:00:00Z').getHours('Europe/Berlin') == 1",
      "timestamp('1900-01-01T00:00:00Z').getDate('Asia/Tokyo') == 1",
      "timestamp('2024-01-01T00:00:00Z').getFullYear('-00:01') == 2023",
      "timestamp('2024-01-01T05:00:00+05:30') == timestamp('2023-12-31T23:30:00Z')",
      "string(timestamp('2024-01-01T05:00:00.100+05:30')) == '2024-01-01T05:00:00.1+05:30'",
      "string(timestamp('2024-01-01T00:00:00Z') - duration('1ns')) == '2023-12-31T23:59:59.999999999Z'",
      "timestamp('0001-01-01T00:00:00Z').getDayOfWeek() == 1 && timestamp(0).getDayOfWeek() == 4",
      "timestamp('2024-12-31T00:00:00Z').getDayOfYear() == 365",
      "timestamp('9999-12-31T23:59:59Z') > timestamp('0001-01-01T00:00:00Z')",
      "int(timestamp('1969-12-31T23:59:59Z')) == -1 && duration('-90s').getMinutes() == -1",
      "string(duration('1h1m1.5s')) == '3661.5s' && duration('1.5us') == duration('1500ns')",
    ])
  func times(text: String) throws { try Self.check(text) }

  @Test(
    "errors of functions",
    arguments: [
      ("'a'.charAt(2)", "index out of range: 2"),
      ("'abc'.substring(2, 1)", "invalid substring range. start: 2, end: 1"),
      ("[1].slice(0, 2)", "cannot slice(0, 2), list is length 1"),
      ("dyn([]).max()", "max called on empty list"),
      ("[dyn(1), dyn('a')].sort()", "list elements must have the same type"),
      ("quantity('1.5').asInteger()", "cannot convert value to integer"),
      ("quantity('10Mm')", "unable to parse quantity's suffix"),
      ("quantity('1') == quantity('1').add(0)", "no such overload"),
      ("semver('1.2')", "No Major.Minor.Patch elements found"),
      (
        "ip('1.2.3.256')",
        "IP Address \"1.2.3.256\" parse error during conversion from string: "
          + "ParseAddr(\"1.2.3.256\"): IPv4 field has value >255"
      ),
      ("ip('fe80::1%a')", "IP address \"fe80::1%a\" with zone value is not allowed"),
      (
        "url('a b')",
        "URL parse error during conversion from string: parse \"a b\": "
          + "invalid URI for request"
      ),
      ("timestamp('2024-01-01T00:00:00Z').getHours('Nowhere')", "unknown time zone Nowhere"),
      (
        "timestamp('2024-01-01T00:00:00Z').getHours('a:00')",
        "strconv.Atoi: parsing \"a\": invalid syntax"
      ),
      ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "timestamp overflow"),
      ("dyn(1).size()", "no such overload: size"),
      ("[1, 2].transformMapEntry(i, v, {'a': v})", "insert failed: key a already exists"),
      (
        "'%d'.format([dyn('a')])",
        "error during formatting: decimal clause can only be used on integers, was given string"
      ),
    ])
  func errors(text: String, message: String) throws {
    let environment = Environment(libraries: Library.kubernetes, validatesLiterals: false)
    let outcome = try Program(environment.compile(text), in: environment).evaluate([:])
    guard case .failure(let failure) = outcome.result else {
      Issue.record("\(text) gave \(outcome.result)")
      return
    }
    #expect(failure.message == message, "\(text)")
  }
}
