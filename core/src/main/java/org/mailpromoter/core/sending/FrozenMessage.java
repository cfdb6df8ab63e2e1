package org.mailpromoter.core.sending;

import org.mailpromoter.core.message.RawMessage;

/**
 * The bytes of a mail, built once: every try sends the same ones. Lines end with CR LF, and no line
 * is longer than 998 bytes (RFC 5322, 2.1.1). Bytes outside ASCII occur only in addresses of a mail
 * that needs SMTPUTF8. Safe for several threads.
 *
 * @since 0.1
 */
public interface FrozenMessage extends RawMessage {
  /** Whether its header has addresses that only a server with SMTPUTF8 takes (RFC 6531). */
  boolean needsUtf8();
}
