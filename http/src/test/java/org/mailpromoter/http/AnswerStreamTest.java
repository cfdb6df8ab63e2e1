package org.mailpromoter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A response that arrives byte by byte has a limit that grows with the received bytes. */
class AnswerStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private long now;

  /** A stream for each read of which 400 ms pass. */
  private AnswerStream stream(AnswerStream.Pace pace, int pieces, int bytes) {
    AnswerStream stream = new AnswerStream(PATIENCE, pace, () -> now += 200_000_000L);
    BodySubscriber<AnswerStream> source = stream.subscriber();
    source.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    for (int i = 0; i < pieces; i++) {
      source.onNext(List.of(ByteBuffer.wrap(new byte[bytes])));
    }
    source.onComplete();
    return stream;
  }

  @Test
  void aDripIsGivenUp() {
    AnswerStream drip = stream(AnswerStream.Pace.STEADY, 10_000, 1);
    SocketTimeoutException e =
        catchThrowableOfType(SocketTimeoutException.class, () -> drip.readAllBytes());
    assertThat(e).hasMessageContaining("too slowly");
    assertThat(now).isLessThan(PATIENCE.multipliedBy(8).toNanos());
  }

  @Test
  void aSlowAnswerThatGoesOnIsReadToItsEnd() throws Exception {
    assertThat(stream(AnswerStream.Pace.STEADY, 10_000, 1_000).readAllBytes()).hasSize(10_000_000);
  }

  @Test
  void eventsMayComeNowAndThen() throws Exception {
    assertThat(stream(AnswerStream.Pace.AS_IT_HAPPENS, 10_000, 1).readAllBytes()).hasSize(10_000);
  }
}
