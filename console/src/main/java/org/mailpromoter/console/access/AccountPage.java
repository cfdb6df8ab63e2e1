package org.mailpromoter.console.access;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;

/**
 * An account that is added or changed.
 *
 * @param frame its frame
 * @param path where its forms are sent
 * @param isNew whether it is added
 * @param id what it logs in with
 * @param name what people call them
 * @param choices role, configured user, and whether they can log in
 * @param version of the account as it is shown
 */
public record AccountPage(
    Frame frame,
    String path,
    boolean isNew,
    String id,
    String name,
    List<Choices> choices,
    long version) {
  /** Copies the list. */
  public AccountPage {
    Objects.requireNonNull(frame, "frame");
    choices = List.copyOf(choices);
  }
}
