/**
 * A mail message as values: its {@link org.mailpromoter.core.message.Envelope envelope} (what the
 * header says), its {@link org.mailpromoter.core.message.Body body}, and its identity. Raw bytes
 * are parsed into values here: a defect of a message becomes a {@link
 * org.mailpromoter.core.message.Flaw}, never an exception. This package does not depend on
 * mailboxes, records or settings.
 */
@NullMarked
package org.mailpromoter.core.message;

import org.jspecify.annotations.NullMarked;
