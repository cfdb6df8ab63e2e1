package org.mailpromoter.exchange.stub.store;

import java.util.Optional;

/**
 * A snapshot of a folder.
 *
 * @param mailbox the number of its mailbox
 * @param number its number in the mailbox
 * @param parent the number of the folder that holds it
 * @param name its display name
 * @param folderClass its class, such as IPF.Note
 * @param change the number of its last change
 * @param total how many items it holds
 * @param unread how many of them were not read
 * @param children how many folders it holds
 */
public record StoredFolder(
    int mailbox,
    int number,
    int parent,
    String name,
    String folderClass,
    int change,
    int total,
    int unread,
    int children) {
  /** Which folder of every mailbox it is; empty for a folder somebody made. */
  public Optional<Distinguished> distinguished() {
    return Distinguished.of(number);
  }
}
