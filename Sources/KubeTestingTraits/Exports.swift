@_exported import KubeClient
@_exported import KubeTesting
