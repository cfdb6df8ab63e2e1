package org.mailpromoter.console.privacy;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * Before data is deleted.
 *
 * @param frame its frame
 * @param address whom to erase; empty for forgetting what retention says
 * @param found where the address is stored; none for forgetting
 */
public record ErasePage(Frame frame, String address, List<PrivacyPage.Found> found) {
  /** Copies the list. */
  public ErasePage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(address, "address");
    found = List.copyOf(found);
  }
}
