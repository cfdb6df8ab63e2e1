/**
 * Reads mailboxes over Microsoft Graph. It is both ends of the pipeline: pages of headers come in
 * through one request each, bodies only for requested messages, twenty in a batch. The protocol is
 * implemented here, without a library: JSON over Java's own HTTP client, read and written as a
 * stream.
 *
 * <p>A session is composed here from packages, each of which depends only on earlier ones in this
 * list: {@code server}, {@code json}, {@code reply}, {@code call}, then {@code login}, {@code
 * read}, {@code mark}, {@code news} and {@code probe}. Mail is sent by {@code send}, which depends
 * on {@code call} and stands beside them.
 */
@NullMarked
package org.mailpromoter.connectors.graph;

import org.jspecify.annotations.NullMarked;
