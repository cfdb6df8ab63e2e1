package org.mailpromoter.testkit.exchange.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailpromoter.testkit.exchange.mime.Mail;

/**
 * An item. Immutable; every change makes a new one.
 *
 * @param mailbox the number of its mailbox
 * @param folder the number of its folder
 * @param number its number in the mailbox, never given twice
 * @param mime the message as it came, not to be changed
 * @param mail what the server understands of it
 * @param received when it was received, in whole seconds
 * @param modified when it was changed last
 * @param categories its categories
 * @param extended MAPI properties that somebody set, by their key
 * @param read whether it was read
 * @param draft whether it is being written
 * @param change the number of its last change
 * @param readChange the number of the last change of the read flag alone
 */
public record StoredItem(
    int mailbox,
    int folder,
    int number,
    @SuppressWarnings("ArrayRecordComponent") byte[] mime,
    Mail mail,
    Instant received,
    Instant modified,
    List<String> categories,
    Map<String, String> extended,
    boolean read,
    boolean draft,
    int change,
    int readChange) {
  /** Copies what it is given, but for the message. */
  public StoredItem {
    categories = List.copyOf(categories);
    extended = Map.copyOf(extended);
  }

  /** The same item with other categories. */
  public StoredItem categories(List<String> wanted) {
    return new StoredItem(
        mailbox,
        folder,
        number,
        mime,
        mail,
        received,
        modified,
        wanted,
        extended,
        read,
        draft,
        change,
        readChange);
  }

  /** The same item with other MAPI properties. */
  public StoredItem extended(Map<String, String> wanted) {
    return new StoredItem(
        mailbox,
        folder,
        number,
        mime,
        mail,
        received,
        modified,
        categories,
        wanted,
        read,
        draft,
        change,
        readChange);
  }

  /** The same item, read or not. */
  public StoredItem read(boolean wanted) {
    return new StoredItem(
        mailbox,
        folder,
        number,
        mime,
        mail,
        received,
        modified,
        categories,
        extended,
        wanted,
        draft,
        change,
        readChange);
  }

  StoredItem placed(int otherFolder, int otherNumber) {
    return new StoredItem(
        mailbox,
        otherFolder,
        otherNumber,
        mime,
        mail,
        received,
        modified,
        categories,
        extended,
        read,
        draft,
        change,
        readChange);
  }

  StoredItem changed(int newChange, int newReadChange, Instant when) {
    return new StoredItem(
        mailbox,
        folder,
        number,
        mime,
        mail,
        received,
        when,
        categories,
        extended,
        read,
        draft,
        newChange,
        newReadChange);
  }
}
