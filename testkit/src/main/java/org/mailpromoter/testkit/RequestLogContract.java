package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.access.RequestLog.Answer;
import org.mailpromoter.core.access.RequestLog.State;

/**
 * What every {@link RequestLog} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface RequestLogContract {
  /** When the requests of the tests begin. */
  Instant SENT = Instant.parse("2026-03-01T12:00:00Z");

  /** The key of most tests. */
  RequestLog.Key KEY = new RequestLog.Key("anna", "a1");

  /** A log without requests, the same one during a test. */
  RequestLog requests();

  /** RQ-1: one of those who begin a request does it. */
  @Test
  default void rq1_ofSeveralWhoBeginAtOnceOneDoesIt() throws Exception {
    List<State> states = AtOnce.call(16, () -> requests().begin(KEY, "f", SENT));
    assertThat(states).filteredOn(State.Begun.class::isInstance).hasSize(1);
    assertThat(states).filteredOn(State.Running.class::isInstance).hasSize(15);
  }

  /** RQ-1: keys are those of their holder, and a key stands for one request. */
  @Test
  default void rq1_aKeyStandsForOneRequestOfOneHolder() {
    assertThat(requests().begin(KEY, "f", SENT)).isEqualTo(new State.Begun());
    assertThat(requests().begin(KEY, "g", SENT)).isEqualTo(new State.Different());
    assertThat(requests().begin(new RequestLog.Key("ben", "a1"), "g", SENT))
        .isEqualTo(new State.Begun());
    assertThat(requests().begin(new RequestLog.Key("anna", "a2"), "g", SENT))
        .isEqualTo(new State.Begun());
  }

  /** RQ-2: the first answer is the answer. */
  @Test
  default void rq2_anAnswerIsGivenAgain() {
    Answer first = new Answer(201, "application/json", "x".repeat(Answer.LARGEST));
    requests().begin(KEY, "f", SENT);
    requests().answer(KEY, first);
    requests().answer(KEY, new Answer(500, "text/plain", "late"));
    requests().abandon(KEY);
    assertThat(requests().begin(KEY, "f", SENT.plusSeconds(60)))
        .isEqualTo(new State.Answered(first));
    assertThat(requests().begin(KEY, "g", SENT)).isEqualTo(new State.Different());
  }

  /** RQ-3: a request without an answer stays running unless it is known to have done nothing. */
  @Test
  default void rq3_aRequestWithoutAnAnswerRunsUntilItIsAbandoned() {
    requests().begin(KEY, "f", SENT);
    assertThat(requests().begin(KEY, "f", SENT.plusSeconds(3_600))).isEqualTo(new State.Running());
    requests().abandon(KEY);
    assertThat(requests().begin(KEY, "f", SENT)).isEqualTo(new State.Begun());
  }

  /** Requests are deleted by age, and their keys are free again. */
  @Test
  default void requestsAreDeletedByAge() {
    requests().begin(KEY, "f", SENT);
    requests().begin(new RequestLog.Key("anna", "a2"), "f", SENT.plusSeconds(60));
    assertThat(requests().deleteBefore(SENT.plusSeconds(1))).isEqualTo(1);
    assertThat(requests().begin(KEY, "g", SENT)).isEqualTo(new State.Begun());
    assertThat(requests().begin(new RequestLog.Key("anna", "a2"), "f", SENT))
        .isEqualTo(new State.Running());
  }
}
