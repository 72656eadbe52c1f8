import CLinux

/// What the process has on its heap.
package enum AllocatedMemory {
  /// Bytes that are allocated and not freed, by all threads. Counting them takes the allocator's lock, after much has come and gone for
  /// milliseconds.
  package static var bytes: Int { Int(clamping: CLinux_allocated()) }

  /// Has all threads take their memory from one heap, each keeping small pieces by it.
  ///
  /// Heaps of single threads grow page by page, each page a call of the system that holds up all other threads' page faults: one for every
  /// ten allocations of consignments. With one heap an allocation took 16.8 µs of processor time in place of 18.1, medians of six runs.
  package static func useOneHeap() { mallopt(M_ARENA_MAX, 1) }
}
