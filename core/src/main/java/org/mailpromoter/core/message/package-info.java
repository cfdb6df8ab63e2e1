/**
 * A mail message as values: its {@link org.mailpromoter.core.message.Envelope envelope} (what the
 * header says), its {@link org.mailpromoter.core.message.Body body}, and its identity. Raw bytes
 * enter the line here and become values that cannot fail any more: what is broken in a message is a
 * {@link org.mailpromoter.core.message.Flaw}, never an exception. Nothing here knows a mailbox, a
 * record or a setting.
 */
@NullMarked
package org.mailpromoter.core.message;

import org.jspecify.annotations.NullMarked;
