import KubeRuntimeHTTP
import Testing
