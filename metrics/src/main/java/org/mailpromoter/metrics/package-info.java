/**
 * Figures of a running service for Prometheus. They come from the events of the service, from the
 * requests that the server answered, and, when they are asked for, from the open storage. No label
 * holds anything of a mail or of a person.
 */
@NullMarked
package org.mailpromoter.metrics;

import org.jspecify.annotations.NullMarked;
