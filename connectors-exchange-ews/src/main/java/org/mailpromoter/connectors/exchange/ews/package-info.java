/**
 * Reads mailboxes over Exchange Web Services. It is both ends of the pipeline: pages of headers
 * come in through a few calls each, bodies only for requested messages. The protocol is implemented
 * here, without a library: SOAP over Java's own HTTP client, read and written as a stream.
 *
 * <p>A session is composed here from packages, each of which depends only on earlier ones in this
 * list: {@code server}, {@code reply}, {@code call}, then {@code login}, {@code read}, {@code mark}
 * and {@code news}. Mail is sent by {@code send}, which depends on {@code call} and stands beside
 * them.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews;

import org.jspecify.annotations.NullMarked;
