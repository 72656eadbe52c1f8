import CLinux

/// What the process has on its heap.
package enum AllocatedMemory {
  /// Bytes that are allocated and not freed, by all threads. Counting them takes the allocator's lock, after much has come and gone for
  /// milliseconds.
  package static var bytes: Int { Int(clamping: CLinux_allocated()) }

  /// Has all threads take their memory from one heap, each keeping small pieces by it.
  ///
  /// Heaps of single threads grow page by page, each page a call of the system that holds up all other threads' page faults: 3,554 calls
  /// of `mprotect` in 36,762 allocations of consignments, as `perf trace` counted them. With one heap there are none.
  package static func useOneHeap() { mallopt(M_ARENA_MAX, 1) }
}
