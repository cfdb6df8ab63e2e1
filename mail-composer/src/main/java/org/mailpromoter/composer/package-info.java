/**
 * Makes the bytes of mail that is sent: {@link org.mailpromoter.composer.MailComposer} turns what a
 * person or program wrote ({@link org.mailpromoter.composer.Composition}) into a message (RFC 5322,
 * MIME) of 7-bit lines. The bytes are made once; this package does not know who sends them.
 */
@NullMarked
package org.mailpromoter.composer;

import org.jspecify.annotations.NullMarked;
