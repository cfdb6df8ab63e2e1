/**
 * Mail that goes out: what is sent ({@link org.mailpromoter.core.sending.SubmissionEnvelope},
 * {@link org.mailpromoter.core.sending.FrozenMessage}), the way out ({@link
 * org.mailpromoter.core.sending.MailSender}), and the state of each mail ({@link
 * org.mailpromoter.core.sending.SendState}), which changes by events only ({@link
 * org.mailpromoter.core.sending.SendProcess}). The state machine is a function: it does no I/O and
 * knows neither servers nor storage.
 *
 * <p>A mail is never lost and never silently sent twice. Before the final dot of a message is sent,
 * a commit says so (the point of no return); a mail whose answer is lost after it is uncertain, and
 * is sent again only when a person says so. What the mailboxes hold ends a doubt, too ({@link
 * org.mailpromoter.core.sending.Evidence}), in whatever order it is read.
 */
@NullMarked
package org.mailpromoter.core.sending;

import org.jspecify.annotations.NullMarked;
