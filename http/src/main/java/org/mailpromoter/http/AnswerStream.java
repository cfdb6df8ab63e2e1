package org.mailpromoter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Streams the body of a response. The JDK client has no time limit after the first line of a
 * response: a server that stops sending, or sends single bytes slowly, would block it forever.
 * Therefore each pause has a limit, and the sum of all pauses has a limit that grows with the
 * received bytes. At most a few buffers are held; back pressure slows the server down to the
 * reader's pace.
 *
 * <p>One thread reads; any thread may call {@link #close()}, which ends a waiting read.
 *
 * @since 0.1
 */
public final class AnswerStream extends InputStream {
  /** A slower server is treated as silent. */
  private static final long BYTES_PER_SECOND = 1 << 10;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Pace pace;
  private final LongSupplier nanoTime;

  /** The longest pause; the event stream changes it while it listens. */
  private volatile Duration patience;

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean closed;
  private List<ByteBuffer> buffers = List.of();
  private int next;
  private @Nullable Arrival end;
  private long waited;
  private long came;

  /**
   * A body that is to come.
   *
   * @param patience the longest pause
   * @param pace the required speed
   */
  public AnswerStream(Duration patience, Pace pace) {
    this(patience, pace, System::nanoTime);
  }

  /** For tests, which bring a clock. */
  AnswerStream(Duration patience, Pace pace, LongSupplier nanoTime) {
    this.patience = patience;
    this.pace = pace;
    this.nanoTime = nanoTime;
  }

  /** The required speed of a body. */
  public enum Pace {
    /** Promptly: the sum of all pauses is bounded. */
    STEADY,
    /** Gradually, as events occur. */
    AS_IT_HAPPENS
  }

  /** A piece of the body, or its end: complete without a failure, or broken with one. */
  private record Arrival(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  /** Receives the body of one request. */
  public BodySubscriber<AnswerStream> subscriber() {
    return new Inflow();
  }

  /** How long the next reads wait for data. */
  public void patience(Duration longest) {
    patience = longest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer buffer = buffer();
    if (buffer == null) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, from, count);
    return count;
  }

  private @Nullable ByteBuffer buffer() throws IOException {
    while (true) {
      for (; next < buffers.size(); next++) {
        if (buffers.get(next).hasRemaining()) {
          return buffers.get(next);
        }
      }
      if (!nextBuffers()) {
        return null;
      }
    }
  }

  private boolean nextBuffers() throws IOException {
    Arrival arrival = end == null ? await() : end;
    if (arrival.failure() != null) {
      end = arrival;
      throw new IOException("the answer broke off", arrival.failure());
    }
    if (arrival.last()) {
      end = arrival;
      return false;
    }
    buffers = arrival.buffers();
    next = 0;
    Flow.Subscription source = subscription;
    if (source != null) {
      source.request(1);
    }
    return true;
  }

  private Arrival await() throws IOException {
    long begun = nanoTime.getAsLong();
    try {
      Arrival arrival = closed ? null : arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      waited += nanoTime.getAsLong() - begun;
      if (closed) {
        throw new IOException("the session was closed");
      }
      if (arrival == null) {
        throw new SocketTimeoutException("the answer stopped in the middle");
      }
      arrival.buffers().forEach(buffer -> came += buffer.remaining());
      if (pace == Pace.STEADY && isTooSlow()) {
        throw new SocketTimeoutException("the answer comes too slowly");
      }
      return arrival;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedReadException(e);
    }
  }

  private boolean isTooSlow() {
    return waited > patience.toNanos() + came * (NANOS_PER_SECOND / BYTES_PER_SECOND);
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
    arrivals.add(new Arrival(List.of(), true, null));
  }

  /** The reading thread was interrupted while it waited; its flag is set again. */
  public static final class InterruptedReadException extends IOException {
    private static final long serialVersionUID = 1L;

    InterruptedReadException(Throwable cause) {
      super("the thread was interrupted", cause);
    }
  }

  private final class Inflow implements BodySubscriber<AnswerStream> {
    @Override
    public CompletionStage<AnswerStream> getBody() {
      return CompletableFuture.completedFuture(AnswerStream.this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
      subscription = source;
      if (closed) {
        source.cancel();
      } else {
        source.request(2);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      arrivals.add(new Arrival(item, false, null));
    }

    @Override
    public void onError(Throwable failure) {
      arrivals.add(new Arrival(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
      arrivals.add(new Arrival(List.of(), true, null));
    }
  }
}
