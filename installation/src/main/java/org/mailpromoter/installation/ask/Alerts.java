package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.installation.OpenInstallation;

/** What people should know about mailboxes, sinks and directories. */
public final class Alerts {
  private final OpenInstallation open;

  /**
   * An alert, and what became of it.
   *
   * @param alert the alert
   * @param resolved whether it told of something that lasts, and a later alert says that it is over
   */
  public record Told(Alert alert, boolean resolved) {
    /** Whether what it tells of lasts until now. */
    public boolean lasts() {
      return alert.course() == Alert.Course.LASTS && !resolved;
    }
  }

  /** The alerts of an installation. */
  public Alerts(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** The latest alerts, the latest first, at most so many. */
  public List<Told> latest(int most) {
    Set<String> over = new HashSet<>();
    List<Told> told = new ArrayList<>();
    for (Alert alert : open.storage().alertLog().latest(most)) {
      if (alert.course() == Alert.Course.OVER) {
        over.add(alert.about());
      }
      boolean lasting = alert.course() == Alert.Course.LASTS;
      told.add(new Told(alert, lasting && over.contains(alert.about())));
    }
    return told;
  }
}
