/**
 * Submits mail over SMTP (RFC 5321, RFC 6409), one command at a time, because what became of a mail
 * depends on the command that failed: {@link org.mailpromoter.senders.smtp.Submission} knows of
 * each recipient what the server said before the final dot, and whether the dot may have been sent.
 * A library that reports this afterwards, in exceptions, does not know it at the point of no
 * return.
 */
@NullMarked
package org.mailpromoter.senders.smtp;

import org.jspecify.annotations.NullMarked;
