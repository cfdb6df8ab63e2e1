package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;

/** Reads the section {@code notices}. */
final class NoticesSection {
  private static final int MOST_MAILS = 60;

  static final ConfigKey<String> FROM =
      ConfigKey.text("from")
          .meaning("The user or queue that sends the notices: an id, user:ID or queue:ID")
          .mandatory();
  static final ConfigKey<List<String>> ALERTS_TO =
      ConfigKey.texts("alerts-to")
          .meaning("Addresses that get alerts by mail")
          .defaultsTo(List.of());
  static final ConfigKey<Integer> ALERTS_PER_HOUR =
      ConfigKey.integer("alerts-per-hour", 1, MOST_MAILS)
          .meaning("How many mails about alerts are sent in an hour; further alerts share one")
          .defaultsTo(6);
  static final ConfigKey<List<String>> REPORT_TO =
      ConfigKey.texts("report-to")
          .meaning("Addresses that get a report on the last week on Mondays")
          .defaultsTo(List.of());
  static final ConfigKey<DigestRhythm> DIGEST =
      ConfigKey.choice("digest", DigestRhythm.class)
          .meaning("How often each user gets a list of their own mail that was refused, and why")
          .defaultsTo(DigestRhythm.OFF);
  static final ConfigKey<List<String>> DIGEST_EXCEPT =
      ConfigKey.texts("digest-except")
          .meaning("Users who do not want it: their ids")
          .defaultsTo(List.of());
  static final ConfigSpec KEYS =
      ConfigSpec.of(FROM, ALERTS_TO, ALERTS_PER_HOUR, REPORT_TO, DIGEST, DIGEST_EXCEPT);

  private final Section section;
  private final Owners owners;

  private NoticesSection(Section section, Owners owners) {
    this.section = section;
    this.owners = owners;
  }

  /** Empty if the file has no such section, or one with a problem, which is reported. */
  static Optional<NoticesDeployment> read(Section section, Owners owners) {
    return section.names().isEmpty()
        ? Optional.empty()
        : new NoticesSection(section, owners).read(section.read(KEYS));
  }

  private Optional<NoticesDeployment> read(Config config) {
    Optional<RecordId> from = config.find(FROM).flatMap(name -> owner(FROM, name));
    List<EnvelopeAddress> alertsTo = addresses(ALERTS_TO, config);
    List<EnvelopeAddress> reportTo = addresses(REPORT_TO, config);
    Set<RecordId> except = users(config);
    return from.map(
        sender ->
            new NoticesDeployment(
                sender,
                alertsTo,
                config.get(ALERTS_PER_HOUR),
                reportTo,
                config.get(DIGEST),
                except));
  }

  private Optional<RecordId> owner(ConfigKey<?> key, String name) {
    Optional<RecordId> owner = owners.find(name);
    if (owner.isEmpty()) {
      section.problem(key.name(), owners.unknown(name));
    }
    return owner;
  }

  private Set<RecordId> users(Config config) {
    Set<RecordId> all = new LinkedHashSet<>();
    for (String name : config.get(DIGEST_EXCEPT)) {
      Optional<RecordId> owner = owner(DIGEST_EXCEPT, name);
      owner.ifPresent(all::add);
      if (owner.filter(each -> each.kind() != RecordKind.USER).isPresent()) {
        section.problem(DIGEST_EXCEPT.name(), "'" + name + "' is no user, and only users get one");
      }
    }
    return all;
  }

  private List<EnvelopeAddress> addresses(ConfigKey<List<String>> key, Config config) {
    List<EnvelopeAddress> all = new ArrayList<>();
    for (String text : config.get(key)) {
      Optional<EnvelopeAddress> address = EnvelopeAddress.parse(text);
      address.filter(each -> !all.contains(each)).ifPresent(all::add);
      if (address.isEmpty()) {
        section.problem(key.name(), "'" + text + "' is not an address that mail can be sent to");
      }
    }
    return all;
  }

  /** What is probably a mistake: notices that nobody sends, or that nobody gets. */
  static List<ConfigProblem> doubts(Section section, Deployment deployment) {
    List<ConfigProblem> all = new ArrayList<>();
    deployment.notices().ifPresent(each -> doubts(section, each, deployment, all));
    return all;
  }

  private static void doubts(
      Section section, NoticesDeployment notices, Deployment deployment, List<ConfigProblem> all) {
    boolean sends =
        deployment.mailboxes().stream()
            .flatMap(each -> each.sending().stream())
            .anyMatch(each -> each.senders().contains(notices.from()));
    if (!sends) {
      all.add(
          section.doubt(
              FROM.name(),
              "no mailbox sends mail of "
                  + notices.from()
                  + ", so no notice is sent; give its mailbox send: true, or name it in sends-for"
                  + " of a mailbox that sends"));
    }
    if (notices.alertsTo().isEmpty()
        && notices.reportTo().isEmpty()
        && notices.digest() == DigestRhythm.OFF) {
      all.add(section.doubt("", "nobody gets a notice; give alerts-to, report-to or digest"));
    }
  }
}
