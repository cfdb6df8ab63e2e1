package org.mailpromoter.access;

import java.util.Collections;
import java.util.Set;
import org.mailpromoter.core.message.MessageIdentity;

/** The messages that one caller had revealed: the latest 1,000. Thread-safe. */
public final class Revealed {
  private static final int MOST = 1_000;

  private final Set<MessageIdentity> messages =
      Collections.synchronizedSet(Collections.newSetFromMap(new Bounded<>(MOST)));

  /** Shows a message to the caller until their session ends. */
  public void add(MessageIdentity message) {
    messages.add(message);
  }

  /** Whether a message is shown to them. */
  public boolean contains(MessageIdentity message) {
    return messages.contains(message);
  }
}
