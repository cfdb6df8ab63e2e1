package org.mailpromoter.console.privacy;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;

/**
 * Where an address is stored, and the last question before data is deleted.
 *
 * @param frame its frame
 * @param address whom to erase; empty for forgetting what retention says
 * @param asks whether it is the last question
 * @param found where the address is stored; none for forgetting
 */
public record ErasePage(Frame frame, String address, boolean asks, List<Found> found) {
  /** Copies the list. */
  public ErasePage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(address, "address");
    found = List.copyOf(found);
  }

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
