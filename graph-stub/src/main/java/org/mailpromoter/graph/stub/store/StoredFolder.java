package org.mailpromoter.graph.stub.store;

/**
 * A snapshot of a folder.
 *
 * @param mailbox the number of its mailbox
 * @param number its number in the mailbox
 * @param parent the number of the folder that holds it; 0 for none
 * @param name its display name
 * @param hidden whether it is listed only where hidden folders are wanted
 * @param total how many items it holds
 * @param unread how many of them were not read
 * @param children how many folders it holds
 */
public record StoredFolder(
    int mailbox,
    int number,
    int parent,
    String name,
    boolean hidden,
    int total,
    int unread,
    int children) {}
