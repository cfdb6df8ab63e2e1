package org.mailpromoter.storage.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendReason;

/**
 * Erases a person from mail that goes out (SO-7): what names the person loses its bytes, and is
 * given up unless it was sent. Needs the function {@code blotted} on the connection.
 */
final class OutgoingEraser {
  private final Handle handle;
  private final String address;

  OutgoingEraser(Handle handle, String address) {
    this.handle = handle;
    this.address = address;
  }

  /**
   * Erases.
   *
   * @param named activities that name the address, as JSON
   * @return how many mails named it
   */
  int run(String named) {
    List<Long> mails =
        handle
            .createQuery(
                "SELECT id FROM outgoing WHERE activity IN (SELECT value FROM json_each(:named))"
                    + " OR instr(lower(sender || ' ' || message_id || ' ' || words), :address) > 0"
                    + " UNION SELECT mail FROM outgoing_recipients"
                    + " WHERE instr(lower(address || ' ' || words), :address) > 0"
                    + " UNION SELECT mail FROM outgoing_steps"
                    + " WHERE instr(lower(words), :address) > 0"
                    + " UNION SELECT mail FROM sent_copies"
                    + " WHERE instr(lower(folder || ' ' || words), :address) > 0"
                    + " UNION SELECT mail FROM evidence_searches"
                    + " WHERE instr(lower(folder || ' ' || words), :address) > 0")
            .bind("named", named)
            .bind("address", address)
            .mapTo(Long.class)
            .list();
    String list = JsonList.ofNumbers(mails);
    giveUp(list);
    on("DELETE FROM outgoing_pieces WHERE mail", list);
    on(
        "UPDATE outgoing SET sender = blotted(sender), message_id = blotted(message_id),"
            + " words = blotted(words) WHERE id",
        list);
    on(
        "UPDATE outgoing_recipients SET address = blotted(address), words = blotted(words)"
            + " WHERE mail",
        list);
    on("UPDATE outgoing_steps SET words = blotted(words) WHERE mail", list);
    for (String table : List.of("sent_copies", "evidence_searches")) {
      on(
          "UPDATE " + table + " SET folder = blotted(folder), words = blotted(words) WHERE mail",
          list);
    }
    return mails.size();
  }

  /** A mail without bytes cannot be tried again. */
  private void giveUp(String list) {
    String waiting =
        "id FROM outgoing WHERE phase IN ('"
            + String.join("', '", Phase.DRAFT.name(), Phase.PENDING_SEND.name(), Phase.HELD.name())
            + "') AND id IN (SELECT value FROM json_each(?))";
    handle.execute(
        "UPDATE outgoing_recipients SET state = ? WHERE state IN (?, ?)"
            + " AND mail IN (SELECT "
            + waiting
            + ")",
        RecipientState.ABANDONED.name(),
        RecipientState.PENDING.name(),
        RecipientState.LATER.name(),
        list);
    handle.execute(
        "UPDATE outgoing SET phase = ?, reason = ?, next = NULL WHERE id IN (SELECT "
            + waiting
            + ")",
        Phase.CANCELED.name(),
        SendReason.CANCELED.name(),
        list);
  }

  private void on(String statement, String list) {
    handle.execute(statement + " IN (SELECT value FROM json_each(?))", list);
  }
}
