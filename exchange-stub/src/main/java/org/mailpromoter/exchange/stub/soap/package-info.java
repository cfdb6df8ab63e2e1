/** Envelopes, elements and errors of Exchange Web Services, read and written by hand. */
@NullMarked
package org.mailpromoter.exchange.stub.soap;

import org.jspecify.annotations.NullMarked;
