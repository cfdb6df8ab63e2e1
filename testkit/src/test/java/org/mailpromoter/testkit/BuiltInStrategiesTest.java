package org.mailpromoter.testkit;

import static org.mailpromoter.testkit.MailBuilder.mail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.mailpromoter.core.correlation.Awaited;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.core.correlation.SmartMatching;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.message.Envelope;

/** Every built-in strategy keeps the contract of plugin strategies. */
class BuiltInStrategiesTest {
  private static final SignedTokens SIGNED = SignedTokens.of(List.of("a key of this test only"));

  private abstract static class Contract implements CorrelationStrategyContract {
    private final String name;

    Contract(String name) {
      this.name = name;
    }

    @Override
    public CorrelationStrategy strategy() {
      return BuiltInStrategies.of(TrackingTokenFormat.DEFAULT, SIGNED, SmartMatching.STANDARD)
          .stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static MailBuilder fromAnna() {
    return mail().from("anna@customer.example").to("christopher@ours.example");
  }

  @Nested
  class InReplyTo extends Contract {
    InReplyTo() {
      super("in-reply-to");
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(
          fromAnna().id("<offer@ours.example>"), fromAnna().inReplyTo("<offer@ours.example>"));
    }
  }

  @Nested
  class References extends Contract {
    References() {
      super("references");
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(
          fromAnna().id("<offer@ours.example>"),
          fromAnna().field("References", "<first@x.example> <offer@ours.example>"));
    }
  }

  @Nested
  class TrackingToken extends Contract {
    TrackingToken() {
      super("tracking-token");
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(
          fromAnna().subject("Offer CRM:0001001"), fromAnna().subject("Re: Offer CRM:0001001"));
    }
  }

  @Nested
  class SignedToken extends Contract {
    SignedToken() {
      super("signed-token");
    }

    @Override
    public Conversation conversation() {
      String token = SIGNED.mint(new byte[SignedTokens.HANDLE_BYTES]);
      return Conversation.of(
          fromAnna().subject("Offer " + token), fromAnna().subject("Re: Offer " + token));
    }
  }

  @Nested
  class ConversationIndex extends Contract {
    private static final String ROOT = "AdxTJ4pQy8uPqV1WQ0W4cYr7m0nXhA==";

    ConversationIndex() {
      super("conversation-index");
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(
          fromAnna().field("Thread-Index", ROOT),
          fromAnna().field("Thread-Index", "AdxTJ4pQy8uPqV1WQ0W4cYr7m0nXhAAAAAAB"));
    }
  }

  @Nested
  class Smart extends Contract {
    Smart() {
      super("smart-matching");
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(
          fromAnna().subject("Delivery of forty wooden chairs"),
          mail()
              .from("christopher@ours.example")
              .to("anna@customer.example")
              .subject("Re: Delivery of forty wooden chairs"));
    }
  }

  @Nested
  class SharedAncestor extends Contract {
    SharedAncestor() {
      super("shared-ancestor");
    }

    @Override
    public Set<CorrelationKey> keptUnder(Envelope stored) {
      Set<CorrelationKey> keys = new HashSet<>(strategy().keysOf(stored));
      keys.addAll(Awaited.ancestors(stored, Correlated.none()));
      return keys;
    }

    @Override
    public Conversation conversation() {
      return Conversation.of(
          fromAnna().inReplyTo("<ghost@x.example>"), fromAnna().inReplyTo("<ghost@x.example>"));
    }
  }
}
