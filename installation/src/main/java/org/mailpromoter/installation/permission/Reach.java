package org.mailpromoter.installation.permission;

/** On which objects a role may call a use case. */
public enum Reach {
  /** On none: the role may not call it. */
  NONE,
  /** On objects of the caller: their mailboxes, queues, options, tokens and jobs. */
  OWN,
  /** On every object. */
  ALL
}
