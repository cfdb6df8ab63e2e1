/**
 * Reads mailboxes over IMAP4 (RFC 9051, RFC 3501) through Angus Mail. It is both ends of the
 * pipeline: pages of headers come in through one FETCH each, bodies only for requested messages.
 * Angus handles the protocol and is encapsulated: none of its types or errors leaves this package.
 */
@NullMarked
package org.mailpromoter.connectors.imap;

import org.jspecify.annotations.NullMarked;
