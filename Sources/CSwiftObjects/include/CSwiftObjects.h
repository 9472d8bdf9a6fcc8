#ifndef C_SWIFT_OBJECTS_H
#define C_SWIFT_OBJECTS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What the codec needs of Swift's stable ABI, under names that Swift code may call, and an index
// that is read without a lock.

/// An object of a class with a reference count of one and uninitialised fields.
void *_Nonnull kube_object_allocate(const void *_Nonnull type, size_t size, size_t alignment_mask);

/// Frees an object whose fields hold nothing.
void kube_object_free(void *_Nonnull object, size_t size, size_t alignment_mask);

/// Whether the value witnesses of a type are where this code looks for them: their size and stride
/// are those that the compiler knows.
bool kube_witnesses_known(const void *_Nonnull type, size_t size, size_t stride);

/// Makes an optional of a type nil: changes those bytes alone that tell so.
void kube_store_nil(void *_Nonnull optional, const void *_Nonnull wrapped);

/// Makes an optional one that has a value: changes what stands beside the value alone.
void kube_store_value(void *_Nonnull optional, const void *_Nonnull wrapped);

/// Whether an optional of a type is nil, by its bytes alone.
bool kube_is_nil(const void *_Nonnull optional, const void *_Nonnull wrapped);

/// A buffer of another size with the same bytes in it; a new one for null.
void *_Nonnull kube_buffer_resize(void *_Nullable buffer, size_t size);

void kube_buffer_free(void *_Nonnull buffer);

/// Whether the environment forbids what relies on the layout of Swift's values.
bool kube_forces_ordinary_code(void);

struct kube_index_entry {
  _Atomic(uintptr_t) type;
  const void *_Nullable table;
};

struct kube_index {
  size_t mask;
  size_t count;
  struct kube_index_entry entries[];
};

extern _Atomic(struct kube_index *_Nullable) kube_current_index;

static inline size_t kube_index_slot(uintptr_t type) {
  uint64_t mixed = (uint64_t)type * 0x9E3779B97F4A7C15u;
  return (size_t)(mixed >> 32);
}

/// The table of a type, if it is known. Takes no lock: entries are added and never changed.
static inline const void *_Nullable kube_index_find(const void *_Nonnull type) {
  struct kube_index *index = atomic_load_explicit(&kube_current_index, memory_order_acquire);
  if (!index) return 0;
  size_t slot = kube_index_slot((uintptr_t)type) & index->mask;
  for (;;) {
    uintptr_t found = atomic_load_explicit(&index->entries[slot].type, memory_order_acquire);
    if (found == (uintptr_t)type) return index->entries[slot].table;
    if (!found) return 0;
    slot = (slot + 1) & index->mask;
  }
}

/// Adds the table of a type. The caller sees to it that one thread at a time does.
void kube_index_add(const void *_Nonnull type, const void *_Nonnull table);

#endif
