package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.SinkTask;
import org.mailpromoter.core.delivery.TryBudget;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The section {@code sinks}. */
final class Sinks {
  static final ConfigKey<Integer> TRIES =
      ConfigKey.integer("tries", 1, 100)
          .meaning(
              "Number of failed attempts after which an event is set aside until a person"
                  + " requeues it")
          .defaultsTo(TryBudget.STANDARD.tries());
  static final ConfigKey<Duration> FIRST_PAUSE =
      ConfigKey.duration("first-pause")
          .meaning(
              "How long to wait after the first failed attempt; each further pause is twice as"
                  + " long")
          .defaultsTo(TryBudget.STANDARD.firstPause());
  static final ConfigKey<Duration> LONGEST_PAUSE =
      ConfigKey.duration("longest-pause")
          .meaning("Maximum pause, even if the receiver asks for a longer one")
          .defaultsTo(TryBudget.STANDARD.longestPause());
  static final ConfigKey<Duration> DEADLINE =
      ConfigKey.duration("deadline")
          .meaning("Maximum duration of the delivery of one event")
          .defaultsTo(SinkTask.STANDARD_DEADLINE);
  static final ConfigKey<Duration> KEEP_DELIVERED =
      ConfigKey.duration("keep-delivered")
          .meaning("How long the record of deliveries is kept")
          .defaultsTo(Duration.ofDays(7));
  static final ConfigKey<Boolean> ALERTS =
      ConfigKey.flag("alerts")
          .meaning(
              "Whether the sink also receives alerts: that a mailbox or a sink fails or works"
                  + " again")
          .defaultsTo(false);
  static final ConfigSpec COMMON =
      ConfigSpec.of(Kind.KEY, ALERTS, TRIES, FIRST_PAUSE, LONGEST_PAUSE, DEADLINE, KEEP_DELIVERED);

  private final Map<String, ActivitySinkFactory> kinds;
  private final PartTrial trial;
  private final References references;

  Sinks(Map<String, ActivitySinkFactory> kinds, PartTrial trial, References references) {
    this.kinds = kinds;
    this.trial = trial;
    this.references = references;
  }

  List<SinkDeployment> read(Section section) {
    List<SinkDeployment> all = new ArrayList<>();
    for (String name : section.names()) {
      if (name.matches("[A-Za-z0-9_-]{1,60}")) {
        sink(name, section.section(name)).ifPresent(all::add);
      } else {
        section.problem(name, "is not a valid name for a sink: use letters, digits and hyphens");
      }
    }
    return all;
  }

  private Optional<SinkDeployment> sink(String name, Section section) {
    Optional<ActivitySinkFactory> factory = Kind.of(section, kinds);
    if (factory.isEmpty()) {
      section.readUnchosen(Kind.KEY, COMMON, kinds.values().stream().map(each -> each.keys()));
      return Optional.empty();
    }
    int before = references.problems().size();
    Config config = section.read(COMMON.and(factory.get().keys()));
    if (config.get(ALERTS) && !factory.get().takesAlerts()) {
      section.problem(ALERTS.name(), "this kind of sink does not accept alerts");
    }
    return references.problems().size() > before
        ? Optional.empty()
        : section.tried(() -> sink(name, factory.get(), config), trial::attempt);
  }

  private static SinkDeployment sink(String name, ActivitySinkFactory factory, Config config) {
    return new SinkDeployment(
        new SinkId(name),
        factory,
        config,
        new TryBudget(config.get(TRIES), config.get(FIRST_PAUSE), config.get(LONGEST_PAUSE)),
        config.get(DEADLINE),
        config.get(KEEP_DELIVERED),
        config.get(ALERTS));
  }
}
