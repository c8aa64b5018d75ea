package io.l2nas.evaluator.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Keeps the beginning of a body and refuses the rest, so that no body can fill the heap. */
final class BoundedBody implements BodySubscriber<BoundedBody.Body> {
  static final int MAX_BYTES = 1024 * 1024;

  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Subscription subscription;

  /** What was kept, and whether that is all. */
  record Body(String text, boolean complete) {}

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] kept = new byte[Math.min(buffer.remaining(), MAX_BYTES - bytes.size())];
      buffer.get(kept);
      bytes.writeBytes(kept);
      if (buffer.hasRemaining()) {
        subscription.cancel();
        end(false);
        return;
      }
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end(true);
  }

  private void end(boolean complete) {
    body.complete(new Body(bytes.toString(StandardCharsets.UTF_8), complete));
  }
}
