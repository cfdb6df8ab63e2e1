/** Envelopes, elements and errors of Exchange Web Services, read and written by hand. */
@NullMarked
package org.mailpromoter.testkit.exchange.soap;

import org.jspecify.annotations.NullMarked;
