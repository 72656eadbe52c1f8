import CLinux

/// What the process has on its heap.
package enum AllocatedMemory {
  /// Bytes that are allocated and not freed, by all threads. Counting them takes the allocator's lock, after much has come and gone for
  /// milliseconds.
  package static var bytes: Int { Int(clamping: CLinux_allocated()) }
}
