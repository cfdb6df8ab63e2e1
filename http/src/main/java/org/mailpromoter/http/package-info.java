/**
 * HTTP as parts of an unattended program need it, over Java's own client: limits for what a server
 * sends and for how long it takes, and respect for what it asks.
 */
@NullMarked
package org.mailpromoter.http;

import org.jspecify.annotations.NullMarked;
