package org.mailpromoter.core.mailbox;

/** What a session can do beyond reading. More may come: treat an unknown one as absent. */
public enum Capability {
  /** Can put marks (keywords, categories) on messages. */
  MARK,
  /** Can wait for news without polling. */
  PUSH
}
