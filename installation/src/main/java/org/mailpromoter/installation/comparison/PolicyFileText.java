package org.mailpromoter.installation.comparison;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.SettingTexts;
import org.mailpromoter.spi.policy.ForeignMailbox;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignSetting;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.SourcePlace;

/**
 * The text of a policy file: YAML whose comments say where each value comes from. No text of the
 * other CRM can end a comment or a value. Not thread-safe.
 */
final class PolicyFileText {
  /** The first words of every policy file, by which it is known. */
  static final String MARK = "# Mailpromoter policy file.";

  private static final int WIDTH = 110;

  private final StringBuilder text = new StringBuilder();

  PolicyFileText() {
    line(MARK);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** A comment, in lines of readable length. */
  void comment(String indent, String words) {
    StringBuilder line = new StringBuilder(indent).append('#');
    for (String word : clean(words).split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length() + 1) {
        line(line.toString());
        line = new StringBuilder(indent).append("#  ");
      }
      line.append(' ').append(word);
    }
    line(line.toString());
  }

  private void begin(String section) {
    line("");
    line(section + ":");
  }

  void organization(List<ForeignSetting> settings) {
    if (!settings.isEmpty()) {
      begin("organization");
    }
    for (ForeignSetting each : settings) {
      List<String> values = each.values().value();
      boolean list = SettingTexts.isList(each.key()) || values.size() != 1;
      value("  ", each.key(), list ? listed(values) : quoted(values.get(0)), each.values().place());
    }
  }

  private void value(String indent, String key, String written, SourcePlace place) {
    comment(indent, place.toString());
    line(indent + key + ": " + written);
  }

  void owners(List<ForeignOwner> owners, MatchedOwners names, RecordKind kind) {
    List<ForeignOwner> ofKind =
        owners.stream()
            .filter(each -> each.id().kind() == kind && names.of(each.id()).isPresent())
            .toList();
    if (!ofKind.isEmpty()) {
      begin(kind == RecordKind.USER ? "users" : "queues");
    }
    ofKind.forEach(each -> owner(each, names));
  }

  private void owner(ForeignOwner owner, MatchedOwners names) {
    line(
        "  "
            + names.of(owner.id()).map(RecordId::key).map(PolicyFileText::quoted).orElse("")
            + ":");
    value("    ", "name", quoted(owner.name().value()), owner.name().place());
    value(
        "    ",
        "addresses",
        listed(owner.addresses().value().stream().map(EmailAddress::value).toList()),
        owner.addresses().place());
    value("    ", "track", String.valueOf(owner.track().value().number()), owner.track().place());
    owner
        .responsible()
        .ifPresent(
            user ->
                names
                    .of(user.value())
                    .ifPresent(id -> value("    ", "owner", quoted(id.key()), user.place())));
  }

  /** Mailboxes need a server and a login, which the other CRM does not show. */
  void mailboxes(List<ForeignMailbox> mailboxes, MatchedOwners names) {
    if (!mailboxes.isEmpty()) {
      line("");
      comment(
          "",
          "Mailboxes there. They belong into the main configuration file, each with its server and"
              + " login.");
    }
    for (ForeignMailbox each : mailboxes) {
      names.of(each.owner()).ifPresent(owner -> mailbox(each, owner));
    }
  }

  private void mailbox(ForeignMailbox mailbox, RecordId owner) {
    String start = mailbox.processFrom().map(from -> ", process-from: " + from.value()).orElse("");
    comment(
        "",
        "  owner: "
            + owner
            + ", enabled: "
            + yesOrNo(mailbox.enabled().value())
            + ", approved: "
            + yesOrNo(mailbox.approved().value())
            + start
            + " ("
            + mailbox.enabled().place()
            + ")");
  }

  static String yesOrNo(boolean flag) {
    return flag ? "yes" : "no";
  }

  /** The ids there, for sinks that link records. */
  void ids(Map<RecordId, RecordId> names) {
    if (!names.isEmpty()) {
      line("");
      comment(
          "", "The ids there of these users and queues, for a sink that asks for them (records).");
    }
    names.forEach((there, here) -> comment("", "  - " + here + " = " + there.key()));
  }

  void notCarriedOver(List<NotCarriedOver> remarks) {
    line("");
    comment(
        "", remarks.isEmpty() ? "Everything was carried over." : "What could not be carried over:");
    remarks.forEach(each -> comment("", "- " + sentence(each)));
  }

  /** A remark for people. */
  static String sentence(NotCarriedOver remark) {
    String value = remark.value().isEmpty() ? "" : " (" + remark.value() + ")";
    return remark.place() + value + ": " + remark.why();
  }

  private static String listed(List<String> values) {
    return values.stream().map(PolicyFileText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Single quotes take everything else as it is; a dollar sign begins no variable. */
  private static String quoted(String value) {
    String clean = clean(value).replace("${", "${:-$}{");
    return clean.matches("[A-Za-z0-9][A-Za-z0-9.@_-]*")
        ? clean
        : "'" + clean.replace("'", "''") + "'";
  }

  private static String clean(String value) {
    return UnseenCharacters.without(value, "").replace('\uFFFE', '?').replace('\uFFFF', '?');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
