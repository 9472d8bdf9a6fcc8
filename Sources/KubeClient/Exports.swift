@_exported import KubeTransport
