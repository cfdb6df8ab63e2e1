package org.mailpromoter.console.setting;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.message.RemedyPage;

/**
 * One setting of the organization.
 *
 * @param frame its frame
 * @param row what it is
 * @param warning what a reader must know; empty if nothing
 * @param field takes another value
 * @param changeable whether the visitor may change it
 * @param undo the sealed word that puts the last change back; empty if none
 * @param resettable whether a choice can be taken back
 * @param tried what another value would have done; none if none is tried
 * @param history who chose what
 */
public record SettingPage(
    Frame frame,
    SettingsPage.Row row,
    String warning,
    SettingField field,
    boolean changeable,
    String undo,
    boolean resettable,
    List<Tried> tried,
    List<Chosen> history) {
  /** Copies the lists. */
  public SettingPage {
    Objects.requireNonNull(frame, "frame");
    tried = List.copyOf(tried);
    history = List.copyOf(history);
  }

  /**
   * Another value.
   *
   * @param value the value
   * @param impact what it would have done, in a sentence
   * @param groups messages with another result
   */
  public record Tried(String value, String impact, List<RemedyPage.Group> groups) {
    /** Copies the list. */
    public Tried {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A choice that was made.
   *
   * @param at when
   * @param who by whom
   * @param value the value; empty if the choice was taken back
   */
  public record Chosen(Moment at, String who, String value) {}
}
