package org.mailpromoter.graph.stub.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.testkit.mime.Mail;

/**
 * A message in a mailbox. Immutable; every change makes a new one.
 *
 * @param place where it is
 * @param content the message and what was found out about it once
 * @param marks what can be changed of it
 * @param stamp when it came and changed
 */
public record StoredItem(Place place, Content content, Marks marks, Stamp stamp) {
  /**
   * Where an item is.
   *
   * @param mailbox the number of its mailbox
   * @param folder the number of its folder
   * @param number its number in the mailbox, never given twice; a move gives another
   */
  public record Place(int mailbox, int folder, int number) {}

  /**
   * A message and what takes long to find out about it.
   *
   * @param mail the message
   * @param attachments whether something is attached
   * @param sent when it was sent; empty where that is unknown
   */
  public record Content(Mail mail, boolean attachments, Optional<Instant> sent) {
    /** Reads a message, which is copied. */
    public static Content of(byte[] mime) {
      Mail mail = new Mail(mime.clone());
      return new Content(mail, mail.hasAttachments(), mail.sent());
    }
  }

  /** How important a message is. */
  public enum Importance {
    /** Not much. */
    LOW,
    /** As usual. */
    NORMAL,
    /** Very. */
    HIGH
  }

  /**
   * What can be changed of an item.
   *
   * @param categories its categories
   * @param extended extended properties that somebody set, by their normalised ids
   * @param read whether it was read
   * @param draft whether it is being written
   * @param importance how important it is
   */
  public record Marks(
      List<String> categories,
      Map<String, String> extended,
      boolean read,
      boolean draft,
      Importance importance) {
    /** Copies what it is given. */
    public Marks {
      categories = List.copyOf(categories);
      extended = Map.copyOf(extended);
    }

    /** Those of new mail. */
    public static Marks ofArrival() {
      return new Marks(List.of(), Map.of(), false, false, Importance.NORMAL);
    }

    /** Others, with other categories. */
    public Marks categories(List<String> wanted) {
      return new Marks(wanted, extended, read, draft, importance);
    }

    /** Those of a copy of sent mail. */
    public Marks ofSent() {
      return new Marks(categories, extended, true, false, importance);
    }

    /** Others, with another extended property, by its normalised id. */
    public Marks with(String property, String value) {
      Map<String, String> more = new HashMap<>(extended);
      more.put(property, value);
      return new Marks(categories, more, read, draft, importance);
    }

    /** Others, read or not. */
    public Marks read(boolean wanted) {
      return new Marks(categories, extended, wanted, draft, importance);
    }

    /** Others, of another importance. */
    public Marks importance(Importance wanted) {
      return new Marks(categories, extended, read, draft, wanted);
    }
  }

  /**
   * When an item came and changed, in changes of the mailbox, which are numbered.
   *
   * @param received when it was received, in whole seconds
   * @param modified when it was changed last
   * @param added the change that put it into its folder
   * @param readChange the last change of the read flag
   * @param otherChange the last change of anything else
   * @param moved whether it came into its folder by a move or a copy
   */
  public record Stamp(
      Instant received,
      Instant modified,
      int added,
      int readChange,
      int otherChange,
      boolean moved) {}

  /** The message. */
  public Mail mail() {
    return content.mail();
  }

  /** Its number in the mailbox. */
  public int number() {
    return place.number();
  }

  /** The number of its folder. */
  public int folder() {
    return place.folder();
  }

  /** When it was received. */
  public Instant received() {
    return stamp.received();
  }

  /** When it was sent, or received where that is unknown. */
  public Instant sent() {
    return content.sent().orElse(received());
  }

  /** The number of the last change of any kind, which is in its change key. */
  public int lastChange() {
    return Math.max(stamp.added(), Math.max(stamp.readChange(), stamp.otherChange()));
  }

  /** The same item with other marks. */
  public StoredItem marked(Marks wanted) {
    return new StoredItem(place, content, wanted, stamp);
  }

  StoredItem stamped(Stamp other) {
    return new StoredItem(place, content, marks, other);
  }

  StoredItem placed(Place other) {
    return new StoredItem(other, content, marks, stamp);
  }
}
