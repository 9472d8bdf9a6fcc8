#ifndef C_SWIFT_OBJECTS_H
#define C_SWIFT_OBJECTS_H

#include <stddef.h>

// Two functions of the Swift runtime's stable ABI, under names that Swift code may call.

/// An object of a class with a reference count of one and uninitialised fields.
void *_Nonnull kube_object_allocate(const void *_Nonnull type, size_t size, size_t alignment_mask);

/// Frees an object whose fields hold nothing.
void kube_object_free(void *_Nonnull object, size_t size, size_t alignment_mask);

#endif
