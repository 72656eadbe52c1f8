import Dispatch

/// A serial Dispatch queue with the epoll descriptor that its connections are watched by; the executor of the actors on it.
final class EventLoop: SerialExecutor {
  let queue: DispatchQueue
  let poller = Poller()

  init(label: String) {
    // An explicit target: serial queues otherwise overcommit, a thread each.
    queue = DispatchQueue(label: label, target: .global())
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
