package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real Kafka broker, KRaft, one node, in this JVM. It keeps its records in the folder it is given
 * and goes on from there at the next start, after {@link #close} as after a kill of the JVM: what
 * was acknowledged is there. (A power cut is another matter: Kafka acknowledges before the disk
 * does.) Topics are never created on first use, and records never expire unless a topic says so.
 *
 * <p>TRAP: a broker that loses its disk while it runs, or finds it full, ends the JVM with status
 * 1. That is Kafka's own doing. A failed start only throws.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final FolderLock lock;
  private final LoneNode node;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(FolderLock lock, LoneNode node) {
    this.lock = lock;
    this.node = node;
  }

  /** Returns when the broker takes requests; the folder is made if it is not there. */
  public static EmbeddedKafka start(Path data) {
    FolderLock lock = FolderLock.take(data);
    ClassLoader callers = Thread.currentThread().getContextClassLoader();
    // Kafka looks for its plug-ins in the context class loader, and its threads inherit it.
    Thread.currentThread().setContextClassLoader(EmbeddedKafka.class.getClassLoader());
    try {
      return new EmbeddedKafka(lock, start(KafkaFolder.in(lock.folder())));
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    } finally {
      Thread.currentThread().setContextClassLoader(callers);
    }
  }

  public String bootstrapServers() {
    return FreePorts.HOST + ":" + node.port();
  }

  /** Stops in order, so that the next start needs no recovery; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try (lock) {
      node.close();
    } catch (IOException e) {
      throw new InfrastructureException(
          Reason.STOP_FAILED, "Kafka did not stop on %s (%s).".formatted(lock.folder(), e), e);
    }
  }

  private static LoneNode start(KafkaFolder folder) {
    boolean predecessorWasKilled = folder.wasKilled();
    folder.formatIfNew();
    LoneNode node = null;
    try {
      node = LoneNode.in(folder);
      node.start(predecessorWasKilled);
      return node;
    } catch (Exception e) {
      InfrastructureException failure = failure(folder, e);
      if (node != null) {
        closeAfter(failure, node);
      }
      throw failure;
    }
  }

  private static InfrastructureException failure(KafkaFolder folder, Exception cause) {
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new InfrastructureException(
        Reason.START_FAILED,
        ("Kafka did not start on %s (%s). If the folder is damaged, move it away and start "
                + "on an empty one.")
            .formatted(folder.log(), cause),
        cause);
  }

  private static void closeAfter(InfrastructureException failure, LoneNode node) {
    try {
      node.close();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
