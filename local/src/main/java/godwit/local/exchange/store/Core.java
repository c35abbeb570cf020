package godwit.local.exchange.store;

import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the parts of one mailbox share.
 *
 * @param id the mailbox's own id, part of every id of its items
 * @param lock guards everything in memory and the journal's end
 * @param journal the truth
 * @param bytes attachments and large bodies
 */
record Core(UUID id, ReentrantLock lock, Journal journal, ByteStore bytes) {

  <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
