package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.party.Role;

/** Mail, events and outcomes for tests. */
final class SendEvents {
  static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  static final EnvelopeAddress ANNA = new EnvelopeAddress("anna@customer.example");
  static final EnvelopeAddress TOM = new EnvelopeAddress("tom@customer.example");
  static final ServerReply OK = new ServerReply(250, "2.0.0 queued");
  static final ServerReply NOT_NOW = new ServerReply(450, "4.2.1 greylisted");
  static final ServerReply NEVER = new ServerReply(550, "5.1.1 no such user");

  private SendEvents() {}

  static SendState draft() {
    return SendState.draft(List.of(Recipient.of(Role.TO, ANNA), Recipient.of(Role.CC, TOM)), NOW);
  }

  static SendEvent requested() {
    return new SendEvent.Requested();
  }

  static SendEvent claimed() {
    return new SendEvent.Claimed();
  }

  static SendEvent handedOver() {
    return new SendEvent.HandedOver(Map.of());
  }

  static SendEvent handedOver(EnvelopeAddress to, ServerReply reply) {
    return new SendEvent.HandedOver(Map.of(to, reply));
  }

  static SendEvent accepted() {
    return new SendEvent.Answered(new SubmissionOutcome.Accepted(OK, Map.of()));
  }

  static SendEvent accepted(EnvelopeAddress not, ServerReply reply) {
    return new SendEvent.Answered(new SubmissionOutcome.Accepted(OK, Map.of(not, reply)));
  }

  static SendEvent refused() {
    return new SendEvent.Answered(new SubmissionOutcome.Refused("554 no", Map.of()));
  }

  static SendEvent deferred(Retry retry) {
    return new SendEvent.Answered(new SubmissionOutcome.Deferred(code(retry), "451 busy"));
  }

  static SendEvent uncertain() {
    return new SendEvent.Answered(new SubmissionOutcome.Uncertain("no answer", Map.of()));
  }

  static SendEvent interrupted() {
    return new SendEvent.Interrupted();
  }

  static SendEvent held() {
    return new SendEvent.Held(SendReason.LIMIT_REACHED, "", Optional.of(NOW.plusSeconds(60)));
  }

  static SendEvent settled(SendEvent.Verdict verdict) {
    return new SendEvent.Settled(verdict);
  }

  static SendEvent proven() {
    return new SendEvent.Proven(new Evidence(Evidence.Kind.SENT_COPY, NOW, "Sent"));
  }

  static SendEvent reported(RecipientState state) {
    return new SendEvent.Reported(ANNA.address(), state, "5.0.0 mailbox full");
  }

  static ErrorCode code(Retry retry) {
    return new ErrorCode() {
      @Override
      public String id() {
        return "test/" + retry;
      }

      @Override
      public ErrorMeaning meaning() {
        return new ErrorMeaning(FaultScope.MESSAGE, retry, "Wait.");
      }
    };
  }

  /** One event of each kind, and of each verdict, report and result. */
  static List<SendEvent> all() {
    List<SendEvent> all = new ArrayList<>();
    all.add(requested());
    all.add(claimed());
    all.add(handedOver());
    all.add(accepted());
    all.add(refused());
    for (Retry each : Retry.values()) {
      all.add(deferred(each));
    }
    all.add(uncertain());
    all.add(interrupted());
    all.add(held());
    all.add(new SendEvent.Released());
    all.add(new SendEvent.Hurried());
    all.add(new SendEvent.Canceled());
    for (SendEvent.Verdict each : SendEvent.Verdict.values()) {
      all.add(settled(each));
    }
    all.add(proven());
    all.add(reported(RecipientState.DELAYED));
    all.add(reported(RecipientState.DELIVERED));
    all.add(reported(RecipientState.UNDELIVERED));
    return all;
  }

  /** Replies to some recipients. */
  static Map<EnvelopeAddress, ServerReply> replies(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Map.of(ANNA, NOT_NOW);
      case 1 -> Map.of(TOM, NEVER);
      case 2 -> Map.of(ANNA, NEVER, TOM, NOT_NOW);
      default -> Map.of();
    };
  }
}
