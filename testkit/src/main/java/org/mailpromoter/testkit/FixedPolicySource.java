package org.mailpromoter.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.policy.ForeignMailbox;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.ForeignSetting;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.Judgement;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.PolicySource;
import org.mailpromoter.spi.policy.SourcePlace;
import org.mailpromoter.spi.policy.Sourced;

/**
 * A policy source of the kind {@code fixed}, which always reads the same settings: those of a CRM
 * with a user Anna, a user Zoe and a queue. It judges every message by the sender: who writes from
 * a domain that begins with {@code known} is accepted. Name {@link Offered} as a service to use it
 * in a configuration. Immutable.
 *
 * @since 0.1
 */
public final class FixedPolicySource implements PolicySource {
  private final RecordId anna = RecordId.user("a1");
  private final RecordId support = RecordId.queue("q1");

  /** A source. */
  public FixedPolicySource() {}

  /** The plugin that offers it. */
  public static final class Offered implements Plugin {
    /** For {@link java.util.ServiceLoader}. */
    public Offered() {}

    @Override
    public PluginInfo info() {
      return PluginInfo.of("fixed", "0.1.0", Spi.MAJOR, Spi.MINOR);
    }

    @Override
    public List<PolicySourceFactory> policySources() {
      return List.of(new Factory());
    }
  }

  private static final class Factory implements PolicySourceFactory {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public String description() {
      return "always the same settings, for tests";
    }

    @Override
    public ConfigSpec keys() {
      return ConfigSpec.NONE;
    }

    @Override
    public PolicySource create(String section, Config config) {
      return new FixedPolicySource();
    }
  }

  private static <T> Sourced<T> sourced(T value, String column) {
    return new Sourced<>(value, new SourcePlace(column, "r1"));
  }

  private static ForeignSetting setting(String key, String... values) {
    return new ForeignSetting(key, sourced(List.of(values), "settings." + key));
  }

  private static ForeignOwner owner(RecordId id, String name, TrackOption track, String... at) {
    return ForeignOwner.of(
        id,
        sourced(name, "owners.name"),
        sourced(List.of(at).stream().map(EmailAddress::new).toList(), "owners.address"),
        sourced(track, "owners.option"));
  }

  @Override
  public ForeignPolicy read() {
    return new ForeignPolicy(
        "crm.example",
        List.of(
            setting("ignore-internal-email", "yes"),
            setting("use-correlation", "yes"),
            setting("blocked-attachments", "exe", "JS"),
            setting("tracked-keywords", "Tracked to Dynamics 365", "$X"),
            setting("tracking-token-base", "500"),
            setting("smart-matching-max-count", "99")),
        List.of(
            owner(anna, "Anna Berg", TrackOption.ALL, "anna@x.example"),
            owner(
                RecordId.user("z9"), "Zoe # 'O''Hara' ${HOME}", TrackOption.NONE, "zoé@x.example"),
            owner(support, "Support", TrackOption.ALL, "support@x.example", "help@x.example")
                .ownedBy(sourced(anna, "owners.owner"))),
        List.of(
            ForeignMailbox.of(
                    anna, sourced(true, "boxes.enabled"), sourced(false, "boxes.approved"))
                .processFrom(sourced(Instant.parse("2026-01-31T00:00:00Z"), "boxes.from"))),
        List.of(
            new NotCarriedOver(
                new SourcePlace("settings.colour", "r1"), "blue", "There are no colours here.")));
  }

  @Override
  public Optional<Judgement> judge(IncomingMessage message) {
    boolean known = message.from().contains("@known");
    return Optional.of(
        known
            ? new Judgement(true, Reason.SENDER_MATCH, "SenderMatch")
            : new Judgement(false, Reason.NO_CORRELATION_MATCH, "NoCorrelationMatch"));
  }
}
