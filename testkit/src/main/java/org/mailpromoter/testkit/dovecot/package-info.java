/** A real IMAP server on loopback for tests. */
@NullMarked
package org.mailpromoter.testkit.dovecot;

import org.jspecify.annotations.NullMarked;
