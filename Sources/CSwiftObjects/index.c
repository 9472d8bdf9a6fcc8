#include "CSwiftObjects.h"

#include <stdlib.h>

_Atomic(struct kube_index *) kube_current_index;

static void insert(struct kube_index *index, uintptr_t type, const void *table) {
  size_t slot = kube_index_slot(type) & index->mask;
  while (atomic_load_explicit(&index->entries[slot].type, memory_order_relaxed))
    slot = (slot + 1) & index->mask;
  index->entries[slot].table = table;
  atomic_store_explicit(&index->entries[slot].type, type, memory_order_release);
  index->count++;
}

void kube_index_add(const void *type, const void *table) {
  struct kube_index *index = atomic_load_explicit(&kube_current_index, memory_order_relaxed);
  if (!index || index->count * 2 > index->mask) {
    size_t size = index ? (index->mask + 1) * 2 : 256;
    struct kube_index *larger =
        calloc(1, sizeof(struct kube_index) + size * sizeof(struct kube_index_entry));
    // Without memory for it, types are looked up as they are made: slower, and right.
    if (!larger) return;
    larger->mask = size - 1;
    for (size_t slot = 0; index && slot <= index->mask; slot++) {
      uintptr_t known = atomic_load_explicit(&index->entries[slot].type, memory_order_relaxed);
      if (known) insert(larger, known, index->entries[slot].table);
    }
    // The old one stays: somebody may be reading it, and all of them together take less than this.
    atomic_store_explicit(&kube_current_index, larger, memory_order_release);
    index = larger;
  }
  insert(index, (uintptr_t)type, table);
}
