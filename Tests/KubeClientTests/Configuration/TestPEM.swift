import KubeCore
import KubeTransport

/// Certificates and a key made for these tests.
enum TestPEM {
  /// It expired on 1 January 2021.
  static let expired = """
    -----BEGIN CERTIFICATE-----
    MIIBBTCBrAIBATAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDAR0ZXN0MB4XDTIwMDEw
    MTAwMDAwMFoXDTIxMDEwMTAwMDAwMFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqG
    SM49AgEGCCqGSM49AwEHA0IABBc027/UklP6lSM1pteJ+QDys+GnTnkCBJnVdyGy
    W1GT/JvOZVFoELRqkjgs6A4bovb3UWaYsWZJOnFJV1xrRa0wCgYIKoZIzj0EAwID
    SAAwRQIgOB0H7oeaJC94MCI6Sswu4TLKqIeMAu+Yv9lyDZKcLcgCIQCuMHCDR0TC
    elNpxZWR9QYh5GnTJjIYtEMOLiQRvlNm4A==
    -----END CERTIFICATE-----
    """

  /// It expires on 1 January 2099.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBBjCBrgIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDAR0ZXN0MCAXDTIwMDEw
    MTAwMDAwMFoYDzIwOTkwMTAxMDAwMDAwWjAPMQ0wCwYDVQQDDAR0ZXN0MFkwEwYH
    KoZIzj0CAQYIKoZIzj0DAQcDQgAEFzTbv9SSU/qVIzWm14n5APKz4adOeQIEmdV3
    IbJbUZP8m85lUWgQtGqSOCzoDhui9vdRZpixZkk6cUlXXGtFrTAKBggqhkjOPQQD
    AgNHADBEAiAHmwnxs7psdhFZl06L+ACcBphKXfMNmHa95BR/9CctogIgStn9zWEt
    7YMEhvQgMzJsCULUZSJkJkKQvkpFCvB/b3c=
    -----END CERTIFICATE-----
    """

  /// The key to both.
  static let key = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIHt0swpMzxqLMoESdUwxuqYLq7jXc1fAve/KSeBFA8WCoAoGCCqGSM49
    AwEHoUQDQgAEFzTbv9SSU/qVIzWm14n5APKz4adOeQIEmdV3IbJbUZP8m85lUWgQ
    tGqSOCzoDhui9vdRZpixZkk6cUlXXGtFrQ==
    -----END EC PRIVATE KEY-----
    """

  static func base64(_ text: String) -> String { Base64Data(utf8: text).base64Text }
}
