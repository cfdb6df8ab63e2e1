package org.mailpromoter.core.policy;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.message.MachineMail;

/**
 * Every setting of a policy as text, one for each line, in a fixed order.
 *
 * @since 0.1
 */
public final class PolicyText {
  private PolicyText() {}

  /**
   * One effective setting.
   *
   * @param scope {@code organization}, or a user or queue id
   * @param key the setting
   * @param value its value as text
   * @param origin where it came from
   */
  public record Line(String scope, String key, String value, Origin origin) {}

  /** The settings with their origins. */
  public static List<Line> lines(Policy policy) {
    List<Line> lines = new ArrayList<>();
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      Setting<Boolean> setting = policy.organization().setting(each);
      lines.add(
          new Line(
              Choice.ORGANIZATION, each.key(), setting.value() ? "yes" : "no", setting.origin()));
    }
    for (OrganizationValue each : OrganizationValue.values()) {
      Setting<String> setting = policy.organization().setting(each);
      lines.add(new Line(Choice.ORGANIZATION, each.key(), setting.value(), setting.origin()));
    }
    Setting<List<String>> order = policy.strategyOrder();
    lines.add(
        new Line(
            Choice.ORGANIZATION,
            "correlation-order",
            String.join(", ", order.value()),
            order.origin()));
    for (Owner owner : policy.owners()) {
      Setting<TrackOption> track = owner.track();
      lines.add(new Line(owner.id().toString(), "track", track.value().word(), track.origin()));
      Setting<Set<MachineMail>> refused = owner.refused();
      lines.add(
          new Line(
              owner.id().toString(),
              "refuse-machine-mail",
              refused.value().stream().map(MachineMail::word).sorted().collect(joining(" ")),
              refused.origin()));
    }
    return List.copyOf(lines);
  }

  /** Every setting by scope and key, including those of mailboxes, which are only in the file. */
  public static Map<List<String>, String> values(Policy policy) {
    Map<List<String>, String> values = new LinkedHashMap<>();
    lines(policy).forEach(line -> values.put(List.of(line.scope(), line.key()), line.value()));
    policy.mailboxes().forEach((id, mailbox) -> putMailbox("mailbox " + id, mailbox, values));
    return values;
  }

  private static void putMailbox(
      String scope, MailboxPolicy mailbox, Map<List<String>, String> values) {
    String folders =
        mailbox.trackedFolders().stream()
            .map(
                folder ->
                    folder
                        + mailbox.regardingOf(folder).map(record -> " (" + record + ")").orElse(""))
            .collect(joining(", "));
    values.put(List.of(scope, "owner"), mailbox.owner().map(Object::toString).orElse(""));
    values.put(List.of(scope, "enabled"), mailbox.incomingEnabled() ? "yes" : "no");
    values.put(List.of(scope, "approved"), mailbox.approved() ? "yes" : "no");
    values.put(
        List.of(scope, "process-from"), mailbox.processFrom().map(Object::toString).orElse(""));
    values.put(List.of(scope, "tracked-folders"), folders);
  }
}
