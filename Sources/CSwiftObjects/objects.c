#include "CSwiftObjects.h"

extern void *swift_allocObject(const void *type, size_t size, size_t alignment_mask);
extern void swift_deallocUninitializedObject(void *object, size_t size, size_t alignment_mask);

void *kube_object_allocate(const void *type, size_t size, size_t alignment_mask) {
  return swift_allocObject(type, size, alignment_mask);
}

void kube_object_free(void *object, size_t size, size_t alignment_mask) {
  swift_deallocUninitializedObject(object, size, alignment_mask);
}
