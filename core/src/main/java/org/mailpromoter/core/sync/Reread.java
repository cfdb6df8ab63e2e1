package org.mailpromoter.core.sync;

import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.FormerReading;

/**
 * A message whose header says something else than what is stored.
 *
 * @param former what is stored
 * @param identity what the message was known by
 * @param now the message as it is read now, with what was stored of its arrival
 */
record Reread(FormerReading former, MessageIdentity identity, Incoming now) {}
