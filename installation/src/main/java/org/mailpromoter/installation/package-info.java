/**
 * The parts that a configuration file describes, put together: storage, directories, strategies and
 * sinks. Knows no command line, no injection of dependencies and no stream of a terminal.
 */
@NullMarked
package org.mailpromoter.installation;

import org.jspecify.annotations.NullMarked;
