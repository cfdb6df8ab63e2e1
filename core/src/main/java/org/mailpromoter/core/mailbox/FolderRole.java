package org.mailpromoter.core.mailbox;

/**
 * What a folder is for (RFC 6154 special uses, as far as promotion cares).
 *
 * @since 0.1
 */
public enum FolderRole {
  /** The inbox: candidates for automatic promotion (semantics A-8). */
  INBOX,
  /** Sent mail: its messages are outgoing. */
  SENT,
  /** Any other folder. */
  OTHER
}
