package org.mailpromoter.console.privacy;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;

/**
 * What is kept of people, and for how long.
 *
 * @param frame its frame
 * @param usual how long refused mail is kept, in words
 * @param kept how long for each reason
 * @param address the address that is looked for; empty for none
 * @param found where it is stored; none if none is looked for
 */
public record PrivacyPage(
    Frame frame, String usual, List<Kept> kept, String address, List<Found> found) {
  /** Copies the lists. */
  public PrivacyPage {
    Objects.requireNonNull(frame, "frame");
    kept = List.copyOf(kept);
    found = List.copyOf(found);
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

  /**
   * Where an address is stored.
   *
   * @param sentence what was found
   * @param places each kind of place
   * @param erase where it can be erased; empty if it occurs nowhere
   */
  public record Found(String sentence, List<Place> places, String erase) {
    /** Copies the list. */
    public Found {
      places = List.copyOf(places);
    }
  }

  /**
   * A kind of place.
   *
   * @param name what it is
   * @param count how many of them
   * @param becomes what erasing does to them
   * @param links where they are seen; none if nowhere
   */
  public record Place(String name, String count, String becomes, List<Link> links) {
    /** Copies the list. */
    public Place {
      links = List.copyOf(links);
    }
  }
}
