/**
 * Reads mailboxes over Exchange Web Services. It stands at both ends of the line: pages of headers
 * come in through a few calls each, bodies only of messages that are asked for. The protocol is
 * spoken here, without a library: SOAP over Java's own HTTP client, read and written as a stream.
 *
 * <p>A session is made here of what stands in rooms, none of which knows the ones after it: {@code
 * server}, {@code reply}, {@code call}, then {@code login}, {@code read}, {@code mark} and {@code
 * news}.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews;

import org.jspecify.annotations.NullMarked;
