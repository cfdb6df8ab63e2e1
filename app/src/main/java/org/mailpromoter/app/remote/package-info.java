/**
 * Commands beside a service. A command that finds the storage in the hands of a service does not
 * make it stop: it sends its arguments through a socket file, the service runs the same command
 * with its own storage, and its output comes back.
 */
@NullMarked
package org.mailpromoter.app.remote;

import org.jspecify.annotations.NullMarked;
