/**
 * What plugins that speak to a server have in common: the keys of a connection, whose certificates
 * count, what can go wrong with a network, and how a server's words are shown. There is no way to
 * trust everybody.
 */
@NullMarked
package org.mailpromoter.spi.net;

import org.jspecify.annotations.NullMarked;
