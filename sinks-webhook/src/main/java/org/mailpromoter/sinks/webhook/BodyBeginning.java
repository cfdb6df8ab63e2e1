package org.mailpromoter.sinks.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of an answer's body; a longer one is not read to its end. */
final class BodyBeginning implements BodySubscriber<byte[]> {
  private static final int MOST = 2_048;

  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), MOST - beginning.size())];
      buffer.get(bytes);
      beginning.writeBytes(bytes);
    }
    Flow.Subscription more = subscription;
    if (more != null && beginning.size() < MOST) {
      more.request(1);
    } else if (more != null) {
      more.cancel();
      onComplete();
    }
  }

  /** The status has come, which says enough. */
  @Override
  public void onError(Throwable failure) {
    onComplete();
  }

  @Override
  public void onComplete() {
    result.complete(beginning.toByteArray());
  }
}
