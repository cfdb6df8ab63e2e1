package org.mailpromoter.console.privacy;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * What is kept of people, and for how long.
 *
 * @param frame its frame
 * @param usual how long refused mail is kept, in words
 * @param kept how long for each reason
 * @param address the address that was typed; empty for none
 */
public record PrivacyPage(Frame frame, String usual, List<Kept> kept, String address) {
  /** Copies the list. */
  public PrivacyPage {
    Objects.requireNonNull(frame, "frame");
    kept = List.copyOf(kept);
  }

  /**
   * How long mail is kept that was refused for a reason.
   *
   * @param reason the reason
   * @param days how long, in words
   * @param count how many messages were refused for it, in words
   * @param href the messages
   */
  public record Kept(String reason, String days, String count, String href) {}
}
