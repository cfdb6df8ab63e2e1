package org.mailpromoter.console.option;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.message.RemedyPage;

/**
 * What another Track option would have done.
 *
 * @param frame its frame
 * @param action where its form is sent
 * @param word the option
 * @param now the option in force
 * @param impact what becomes of mail, in a sentence
 * @param allowed whether the visitor may choose it
 * @param promoted how many messages would be promoted
 * @param groups messages with another result
 */
public record OptionPreview(
    Frame frame,
    String action,
    String word,
    String now,
    String impact,
    boolean allowed,
    long promoted,
    List<RemedyPage.Group> groups) {
  /** Copies the list. */
  public OptionPreview {
    Objects.requireNonNull(frame, "frame");
    groups = List.copyOf(groups);
  }
}
