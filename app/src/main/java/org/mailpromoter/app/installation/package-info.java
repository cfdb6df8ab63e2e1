/**
 * What every command shares: the global options, the configured parts put together, exit codes, and
 * how a command ends because of what a person did.
 */
@NullMarked
package org.mailpromoter.app.installation;

import org.jspecify.annotations.NullMarked;
