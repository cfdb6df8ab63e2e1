package org.mailpromoter.core.policy;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.message.MachineMail;

/** Every setting of a policy as people read it, one a line, in a fixed order. */
public final class PolicyText {
  private PolicyText() {}

  /**
   * One effective setting.
   *
   * @param scope {@code organization}, a user or queue id, or {@code mailbox} and its name
   * @param key the setting
   * @param value its value as text
   * @param origin where it came from
   */
  public record Line(String scope, String key, String value, Origin origin) {
    @Override
    public String toString() {
      return scope + " " + key + " = " + value + "  # " + origin;
    }
  }

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
    policy.mailboxes().forEach((id, mailbox) -> lines.addAll(mailbox("mailbox " + id, mailbox)));
    return List.copyOf(lines);
  }

  private static List<Line> mailbox(String scope, MailboxPolicy mailbox) {
    List<Line> lines = new ArrayList<>();
    Origin file = Origin.byDefault();
    lines.add(new Line(scope, "owner", mailbox.owner().map(Object::toString).orElse(""), file));
    lines.add(new Line(scope, "enabled", mailbox.incomingEnabled() ? "yes" : "no", file));
    lines.add(new Line(scope, "approved", mailbox.approved() ? "yes" : "no", file));
    lines.add(
        new Line(
            scope, "process-from", mailbox.processFrom().map(Object::toString).orElse(""), file));
    String folders =
        mailbox.trackedFolders().stream()
            .map(
                folder ->
                    folder
                        + mailbox.regardingOf(folder).map(record -> " (" + record + ")").orElse(""))
            .collect(joining(", "));
    lines.add(new Line(scope, "tracked-folders", folders, file));
    return lines;
  }
}
