package org.mailpromoter.sinks.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ServerSocketFactory;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.testkit.ActivitySinkContract;
import org.mailpromoter.testkit.SinkUnderTest;

/** With a receiver as the user guide requires: it recognises ids. */
class WebhookContractTest implements ActivitySinkContract {
  @Override
  public SinkUnderTest receiver() throws Exception {
    return new Posted();
  }

  private static final class Posted implements SinkUnderTest {
    private static final String TOKEN = "bearer-of-news";
    private static final String KEY = "0123456789abcdef";

    private final TestReceiver receiver = new TestReceiver(ServerSocketFactory.getDefault());
    private final List<EventId> arrived = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Posted() throws IOException {
      repair();
    }

    private synchronized void take(TestReceiver.Request request) {
      String[] id = request.headers().getOrDefault("idempotency-key", "").split("-", -1);
      EventId event = new EventId(id[0], Long.parseLong(id[1]));
      if (!arrived.contains(event)) {
        arrived.add(event);
      }
    }

    @Override
    public ActivitySink open() {
      return WebhookSinkTest.sink(
          Map.of(
              "url",
              "http://localhost:" + receiver.port() + "/",
              "insecure-plain",
              "yes",
              "token",
              TOKEN,
              "signing-keys",
              "k=" + KEY));
    }

    @Override
    public synchronized List<EventId> arrived() {
      return List.copyOf(arrived);
    }

    @Override
    public void breakDown() {
      receiver.reply(TestReceiver.answer(503, "You sent " + TOKEN + " and " + KEY));
    }

    @Override
    public void repair() {
      receiver.reply(
          (request, out) -> {
            take(request);
            TestReceiver.status(204).to(request, out);
          });
    }

    @Override
    public Optional<CountDownLatch> hang() {
      CountDownLatch taken = new CountDownLatch(1);
      receiver.reply(
          (request, out) -> {
            taken.countDown();
            try {
              closed.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          });
      return Optional.of(taken);
    }

    @Override
    public boolean refuseNext() {
      AtomicBoolean first = new AtomicBoolean(true);
      receiver.reply(
          (request, out) -> {
            boolean refused = first.getAndSet(false);
            if (!refused) {
              take(request);
            }
            (refused ? TestReceiver.answer(422, "You sent " + TOKEN) : TestReceiver.status(204))
                .to(request, out);
          });
      return true;
    }

    @Override
    public List<String> secrets() {
      return List.of(TOKEN, KEY);
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      receiver.close();
    }
  }
}
