package org.mailpromoter.storage.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;

/** A way out to a server that knows what it accepted, and behaves as the next entry of a list. */
final class ModelServer implements MailSender {
  /** What it does with a mail; at the end of the list it accepts. */
  enum Does {
    ACCEPT,
    REFUSE,
    DEFER_BEFORE,
    DEFER_AFTER,
    ACCEPT_AND_LOSE_THE_ANSWER,
    LOSE_THE_MAIL,
    BE_AWAY,
    REFUSE_THE_LOGIN,
    FAIL_BEFORE,
    ACCEPT_AND_FAIL
  }

  private final List<String> accepted = new ArrayList<>();
  private final Deque<Does> next = new ArrayDeque<>();
  private Runnable whenAccepting = () -> {};
  private int tries;

  ModelServer(Does... next) {
    this.next.addAll(List.of(next));
  }

  /** The contents of the mails that it accepted. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** Something that happens each time before it accepts a mail. */
  void whenAccepting(Runnable happens) {
    whenAccepting = happens;
  }

  int tries() {
    return tries;
  }

  @Override
  public SubmissionOutcome submit(
      SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver) {
    tries++;
    Does does = next.isEmpty() ? Does.ACCEPT : next.poll();
    switch (does) {
      case REFUSE -> {
        return new SubmissionOutcome.Refused("550 no", Map.of());
      }
      case DEFER_BEFORE -> {
        return deferred(FaultScope.MESSAGE, Retry.LATER);
      }
      case BE_AWAY -> {
        return deferred(FaultScope.PROFILE, Retry.LATER);
      }
      case REFUSE_THE_LOGIN -> {
        return deferred(FaultScope.MAILBOX, Retry.HARMFUL);
      }
      case FAIL_BEFORE -> throw new IllegalStateException("a fault");
      default -> {
        return content(does, message, handOver);
      }
    }
  }

  private SubmissionOutcome content(Does does, FrozenMessage message, HandOver handOver) {
    try (InputStream in = message.open()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      handOver.commit(Map.of());
      if (does == Does.DEFER_AFTER) {
        return deferred(FaultScope.MESSAGE, Retry.LATER);
      }
      if (does != Does.LOSE_THE_MAIL) {
        accepted.add(bytes.toString(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      return deferred(FaultScope.INSTALLATION, Retry.LATER);
    }
    if (does == Does.ACCEPT_AND_FAIL) {
      throw new IllegalStateException("a fault");
    }
    whenAccepting.run();
    return does == Does.ACCEPT
        ? new SubmissionOutcome.Accepted(new ServerReply(250, "Ok"), Map.of())
        : new SubmissionOutcome.Uncertain("no answer", Map.of());
  }

  private static SubmissionOutcome deferred(FaultScope scope, Retry retry) {
    return new SubmissionOutcome.Deferred(new Trouble(scope, retry), "451 not now");
  }

  private record Trouble(FaultScope scope, Retry retry) implements ErrorCode {
    @Override
    public String id() {
      return "model/trouble";
    }

    @Override
    public ErrorMeaning meaning() {
      return new ErrorMeaning(scope, retry, "Wait.");
    }
  }

  @Override
  public Optional<SubmissionOutcome.Deferred> check() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // it has no connection
  }
}
