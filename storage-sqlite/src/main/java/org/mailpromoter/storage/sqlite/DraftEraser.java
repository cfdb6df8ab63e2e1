package org.mailpromoter.storage.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Deletes the drafts that name a person, hold a file that does, or relate to a mail that did, and
 * those that the person wrote (DS-5).
 */
final class DraftEraser {
  private final Handle handle;
  private final String address;

  DraftEraser(Handle handle, String address) {
    this.handle = handle;
    this.address = address;
  }

  /**
   * Erases.
   *
   * @param named activities that name the address, as JSON
   * @return how many drafts named it
   */
  int run(String named) {
    List<Long> drafts =
        handle
            .createQuery(
                "SELECT id FROM drafts WHERE original IN (SELECT value FROM json_each(:named))"
                    + " OR instr(lower(author || ' ' || sender || ' ' || subject || ' ' || coalesce(regarding, '')),"
                    + " :address) > 0"
                    + " OR instr(lower(text), :address) > 0 OR instr(lower(html), :address) > 0"
                    + " UNION SELECT draft FROM draft_recipients"
                    + " WHERE instr(lower(name || ' ' || address), :address) > 0"
                    + " UNION SELECT draft FROM draft_files"
                    + " WHERE instr(lower(name || ' ' || image_id), :address) > 0"
                    + " OR content IN (SELECT value FROM json_each(:contents))")
            .bind("named", named)
            .bind("address", address)
            .bind("contents", JsonList.ofNumbers(contents()))
            .mapTo(Long.class)
            .list();
    DraftRows.delete(handle, drafts);
    return drafts.size();
  }

  private List<Long> contents() {
    return handle
        .createQuery("SELECT DISTINCT content FROM draft_files")
        .mapTo(Long.class)
        .list()
        .stream()
        .filter(content -> Contents.holds(handle, content, address))
        .toList();
  }
}
