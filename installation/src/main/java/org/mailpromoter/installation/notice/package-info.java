/**
 * Mail about the product itself: alerts, the weekly report, and digests of refused mail. It is
 * written when it is due, once each, and goes through the same queue as other mail; what is due and
 * what was written is read from the storage, so a restart repeats nothing. Knows no thread.
 */
@NullMarked
package org.mailpromoter.installation.notice;

import org.jspecify.annotations.NullMarked;
