/** Header fields made of values, for connectors to servers that have no headers. */
@NullMarked
package org.mailpromoter.spi.mail;

import org.jspecify.annotations.NullMarked;
