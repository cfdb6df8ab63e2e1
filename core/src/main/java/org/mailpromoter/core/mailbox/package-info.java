/**
 * The port to mail servers: a {@link org.mailpromoter.core.mailbox.MailboxSession} reads the
 * folders of one mailbox and reports what changed since a {@link
 * org.mailpromoter.core.mailbox.Cursor}. A session only speaks its protocol; the engine that calls
 * it handles retries, limits, cursors and decisions.
 */
@NullMarked
package org.mailpromoter.core.mailbox;

import org.jspecify.annotations.NullMarked;
