/**
 * The door to mail servers: a {@link org.mailpromoter.core.mailbox.MailboxSession} reads the
 * folders of one mailbox and reports what changed since a {@link
 * org.mailpromoter.core.mailbox.Cursor}. It stands at both ends of the line a message follows. A
 * session speaks its protocol and nothing else: retries, limits, cursors and decisions belong to
 * the engine that calls it.
 */
@NullMarked
package org.mailpromoter.core.mailbox;

import org.jspecify.annotations.NullMarked;
