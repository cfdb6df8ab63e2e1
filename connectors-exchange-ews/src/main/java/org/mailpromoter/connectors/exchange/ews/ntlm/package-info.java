/**
 * The tokens of NTLMv2 as bytes (MS-NLMP): a client's answer to a server's challenge. Depends
 * neither on HTTP nor on the configuration.
 */
@NullMarked
package org.mailpromoter.connectors.exchange.ews.ntlm;

import org.jspecify.annotations.NullMarked;
