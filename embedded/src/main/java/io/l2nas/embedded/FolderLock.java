package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Owns a data folder: at most one holder on this machine at a time, in this JVM or another. The
 * operating system takes the lock back when the JVM dies, however it dies.
 */
final class FolderLock implements AutoCloseable {
  private static final String LOCK_FILE = "l2nas.lock";
  private static final String OWNER_FILE = "l2nas.pid";

  /**
   * INVARIANT: a channel that met a lock of this same JVM stays open and reachable. POSIX drops all
   * locks of a process on a file as soon as the process closes any descriptor of it.
   */
  private static final Queue<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Creates the folder if need be, and takes it. */
  static FolderLock take(Path folder) {
    try {
      Path real = Files.createDirectories(folder).toRealPath();
      FileChannel channel = lock(real);
      sign(real, channel);
      return new FolderLock(real, channel);
    } catch (IOException e) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          ("Cannot create or write the data folder %s (%s). Give a folder that you may "
                  + "write, on a local disk.")
              .formatted(folder, e),
          e);
    }
  }

  /** The locked folder, absolute and free of links. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(OWNER_FILE));
      channel.close();
    } catch (IOException e) {
      throw new InfrastructureException(
          Reason.STOP_FAILED, "Cannot release the data folder %s (%s).".formatted(folder, e), e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      NEVER_CLOSED.add(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    throw inUse(folder);
  }

  private static void sign(Path folder, FileChannel channel) throws IOException {
    try {
      Files.writeString(folder.resolve(OWNER_FILE), Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static InfrastructureException inUse(Path folder) {
    return new InfrastructureException(
        Reason.FOLDER_IN_USE,
        "The data folder %s is in use by process %s. Stop that process, or give another folder."
            .formatted(folder, owner(folder)));
  }

  private static String owner(Path folder) {
    try {
      return Files.readString(folder.resolve(OWNER_FILE)).strip();
    } catch (IOException e) {
      return "(unknown)";
    }
  }
}
