package org.mailpromoter.console.setting;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The settings of the organization.
 *
 * @param frame its frame
 * @param warning what a reader must know about correlation; empty if it is on
 * @param groups the settings
 * @param history what changed, the latest first
 */
public record SettingsPage(Frame frame, String warning, List<Group> groups, List<Changed> history) {
  /** Copies the lists. */
  public SettingsPage {
    Objects.requireNonNull(frame, "frame");
    groups = List.copyOf(groups);
    history = List.copyOf(history);
  }

  /** Settings that belong together. */
  public record Group(String title, List<Row> rows) {
    /** Copies the list. */
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A setting.
   *
   * @param href its page; empty if it is in the configuration file only
   * @param key its name
   * @param value its value
   * @param origin where the value comes from
   * @param isDefault whether it is the default
   * @param meaning what it means
   * @param rules the rules it is about
   */
  public record Row(
      String href,
      String key,
      String value,
      String origin,
      boolean isDefault,
      String meaning,
      String rules) {}

  /**
   * A difference between two versions of the settings.
   *
   * @param since since when the later version is in force
   * @param scope whose setting
   * @param key which
   * @param before its value before
   * @param after its value since
   */
  public record Changed(Moment since, String scope, String key, String before, String after) {}
}
