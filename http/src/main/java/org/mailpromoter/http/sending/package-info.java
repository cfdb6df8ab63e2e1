/**
 * Sending through web services that save a mail first and send it then, as those of Exchange and
 * Microsoft 365 do: between the two calls nothing is lost, and after a lost answer the draft tells
 * what became of it. Parts speak to their service as a {@link
 * org.mailpromoter.http.sending.DraftBox}.
 */
@NullMarked
package org.mailpromoter.http.sending;

import org.jspecify.annotations.NullMarked;
