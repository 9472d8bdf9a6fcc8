#include "CSwiftObjects.h"

#include <stdlib.h>

extern void *swift_allocObject(const void *type, size_t size, size_t alignment_mask);
extern void swift_deallocUninitializedObject(void *object, size_t size, size_t alignment_mask);

void *kube_object_allocate(const void *type, size_t size, size_t alignment_mask) {
  return swift_allocObject(type, size, alignment_mask);
}

void kube_object_free(void *object, size_t size, size_t alignment_mask) {
  swift_deallocUninitializedObject(object, size, alignment_mask);
}

// A type's value witnesses stand before its metadata; docs/ABI/TypeMetadata of Swift.
struct witnesses {
  void (*functions[6])(void);
  unsigned (*get_tag)(const void *value, unsigned empty_cases, const void *type);
  void (*store_tag)(void *value, unsigned which, unsigned empty_cases, const void *type);
  size_t size;
  size_t stride;
};

static const struct witnesses *witnesses_of(const void *type) {
  return ((const struct witnesses *const *)type)[-1];
}

bool kube_witnesses_known(const void *type, size_t size, size_t stride) {
#if defined(__has_feature) && __has_feature(ptrauth_calls)
  return false;
#else
  const struct witnesses *witnesses = witnesses_of(type);
  return witnesses && witnesses->size == size && witnesses->stride == stride;
#endif
}

void kube_store_nil(void *optional, const void *wrapped) {
  witnesses_of(wrapped)->store_tag(optional, 1, 1, wrapped);
}

void kube_store_value(void *optional, const void *wrapped) {
  witnesses_of(wrapped)->store_tag(optional, 0, 1, wrapped);
}

bool kube_is_nil(const void *optional, const void *wrapped) {
  return witnesses_of(wrapped)->get_tag(optional, 1, wrapped) == 1;
}

void *kube_buffer_resize(void *buffer, size_t size) {
  void *resized = realloc(buffer, size);
  // As Swift does where it has no memory.
  if (!resized) abort();
  return resized;
}

void kube_buffer_free(void *buffer) { free(buffer); }

bool kube_forces_ordinary_code(void) {
  const char *value = getenv("KUBE_JSON_ORDINARY_CODE");
  return value && *value && !(value[0] == '0' && !value[1]);
}
