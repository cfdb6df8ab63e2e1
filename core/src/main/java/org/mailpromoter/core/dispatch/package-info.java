/**
 * What happens to mail that the system itself sends: {@link
 * org.mailpromoter.core.dispatch.SentMail} reads it and keeps it as an activity, so that replies
 * find it, {@link org.mailpromoter.core.dispatch.SendDesk} takes mail that is to be sent, and
 * {@link org.mailpromoter.core.dispatch.SendQueue} sends it. {@link
 * org.mailpromoter.core.dispatch.SentFolderWork} puts copies into the folder of sent mail, and
 * looks there for what is uncertain. It reads and writes at the two ends, and takes what an
 * activity looks like from {@code promotion}.
 */
@NullMarked
package org.mailpromoter.core.dispatch;

import org.jspecify.annotations.NullMarked;
