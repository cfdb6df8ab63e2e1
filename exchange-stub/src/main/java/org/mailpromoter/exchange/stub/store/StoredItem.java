package org.mailpromoter.exchange.stub.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailpromoter.testkit.mime.Mail;

/**
 * An item. Immutable; every change makes a new one.
 *
 * @param place where it is
 * @param mail the message
 * @param marks what can be changed of it
 * @param stamp when it was changed last
 */
public record StoredItem(Place place, Mail mail, Marks marks, Stamp stamp) {
  /**
   * Where an item is.
   *
   * @param mailbox the number of its mailbox
   * @param folder the number of its folder
   * @param number its number in the mailbox, never given twice
   */
  public record Place(int mailbox, int folder, int number) {}

  /**
   * What can be changed of an item.
   *
   * @param categories its categories
   * @param extended MAPI properties that somebody set, by their key
   * @param read whether it was read
   * @param submitted whether it is a draft that the server is to send
   */
  public record Marks(
      List<String> categories, Map<String, String> extended, boolean read, boolean submitted) {
    /** Copies what it is given. */
    public Marks {
      categories = List.copyOf(categories);
      extended = Map.copyOf(extended);
    }
  }

  /**
   * When an item came and changed.
   *
   * @param received when it was received, in whole seconds
   * @param modified when it was changed last
   * @param change the number of its last change
   * @param readChange the number of the last change of the read flag alone
   */
  public record Stamp(Instant received, Instant modified, int change, int readChange) {}

  /** The number of its mailbox. */
  public int mailbox() {
    return place.mailbox();
  }

  /** The number of its folder. */
  public int folder() {
    return place.folder();
  }

  /** Its number in the mailbox. */
  public int number() {
    return place.number();
  }

  /** Returns whether it is being written. */
  public boolean draft() {
    return folder() == Distinguished.DRAFTS.number();
  }

  /** Its categories. */
  public List<String> categories() {
    return marks.categories();
  }

  /** MAPI properties that somebody set. */
  public Map<String, String> extended() {
    return marks.extended();
  }

  /** Returns whether it was read. */
  public boolean read() {
    return marks.read();
  }

  /** Returns whether it is a draft that the server is to send. */
  public boolean submitted() {
    return marks.submitted();
  }

  /** When it was received. */
  public Instant received() {
    return stamp.received();
  }

  /** When it was changed last. */
  public Instant modified() {
    return stamp.modified();
  }

  /** The number of the last change of any kind, which is in its change key. */
  public int lastChange() {
    return Math.max(stamp.change(), stamp.readChange());
  }

  /** The same item with other categories. */
  public StoredItem categories(List<String> wanted) {
    return marked(new Marks(wanted, extended(), read(), submitted()));
  }

  /** The same item with other MAPI properties. */
  public StoredItem extended(Map<String, String> wanted) {
    return marked(new Marks(categories(), wanted, read(), submitted()));
  }

  /** The same item, read or not. */
  public StoredItem read(boolean wanted) {
    return marked(new Marks(categories(), extended(), wanted, submitted()));
  }

  /** The same item, which the server is to send or has sent. */
  public StoredItem submitted(boolean wanted) {
    return marked(new Marks(categories(), extended(), read(), wanted));
  }

  private StoredItem marked(Marks wanted) {
    return new StoredItem(place, mail, wanted, stamp);
  }

  StoredItem placed(int otherFolder, int otherNumber) {
    return new StoredItem(new Place(mailbox(), otherFolder, otherNumber), mail, marks, stamp);
  }

  StoredItem changed(int newChange, int newReadChange, Instant when) {
    return new StoredItem(
        place, mail, marks, new Stamp(received(), when, newChange, newReadChange));
  }
}
