/**
 * Reads mailboxes over IMAP4 (RFC 9051, RFC 3501) through Angus Mail. It stands at both ends of the
 * line: pages of headers come in through one FETCH each, bodies only of messages that are asked
 * for. Angus speaks the protocol and is fenced: nothing of its types or errors leaves this package.
 */
@NullMarked
package org.mailpromoter.connectors.imap;

import org.jspecify.annotations.NullMarked;
