package io.l2nas.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Many who read a stream of server-sent events, and some who have opened it and read nothing. They
 * only count, all on one thread: what they cost is what the server spends on them.
 */
final class StreamReaders implements AutoCloseable {
  private static final byte[] BEGIN_OF_EVENT = "\nid:".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;

  /** Less than the stream, so that one who does not read is soon in the way. */
  private static final int SMALL_WINDOW = 4096;

  private final URI stream;
  private final Selector selector = Selector.open();
  private final List<Reader> readers = new ArrayList<>();
  private final List<SocketChannel> stalled = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CompletableFuture<List<Integer>> ended = new CompletableFuture<>();

  /**
   * Opens the stream so many times.
   *
   * @param reading how many read all of it
   * @param stalled how many read nothing
   */
  StreamReaders(URI stream, int reading, int stalled) throws IOException {
    this.stream = stream;
    for (int count = 0; count < stalled; count++) {
      this.stalled.add(connect(SMALL_WINDOW));
    }
    for (int count = 0; count < reading; count++) {
      SocketChannel channel = connect(BUFFER);
      channel.configureBlocking(false);
      Reader reader = new Reader(channel);
      channel.register(selector, SelectionKey.OP_READ, reader);
      readers.add(reader);
    }
    Thread thread = new Thread(this::read, "stream-readers");
    thread.setDaemon(true);
    thread.start();
  }

  /** How many events each of those who read has got, when the stream has ended for all of them. */
  List<Integer> awaitEnd(Duration limit) throws InterruptedException {
    try {
      return ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the stream has not ended for all who read it", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the stream could not be read", e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (Reader reader : readers) {
      reader.channel.close();
    }
    for (SocketChannel channel : stalled) {
      channel.close();
    }
  }

  private SocketChannel connect(int window) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, window);
    channel.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(stream.getPath(), stream.getAuthority());
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private void read() {
    int open = readers.size();
    try {
      while (open > 0 && selector.isOpen()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          if (!((Reader) key.attachment()).readOn(buffer)) {
            key.cancel();
            open--;
          }
        }
        selector.selectedKeys().clear();
      }
      ended.complete(readers.stream().map(reader -> reader.events).toList());
    } catch (IOException | UncheckedIOException e) {
      ended.completeExceptionally(e);
    }
  }

  /** One who reads. */
  private static final class Reader {
    private final SocketChannel channel;
    private int matched;
    private int events;

    Reader(SocketChannel channel) {
      this.channel = channel;
    }

    /** Takes what is there; returns whether there may be more. */
    boolean readOn(ByteBuffer buffer) throws IOException {
      int length = channel.read(buffer.clear());
      buffer.flip();
      while (buffer.hasRemaining()) {
        count(buffer.get());
      }
      return length >= 0;
    }

    private void count(byte next) {
      if (next == BEGIN_OF_EVENT[matched]) {
        matched++;
      } else {
        matched = next == BEGIN_OF_EVENT[0] ? 1 : 0;
      }
      if (matched == BEGIN_OF_EVENT.length) {
        events++;
        matched = 0;
      }
    }
  }
}
