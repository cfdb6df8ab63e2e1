/**
 * What plugins that speak TLS have in common: whose certificates count. There is no way to trust
 * everybody.
 */
@NullMarked
package org.mailpromoter.spi.net;

import org.jspecify.annotations.NullMarked;
