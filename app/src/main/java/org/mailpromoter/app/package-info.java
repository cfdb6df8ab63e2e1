/**
 * The composition root: {@link org.mailpromoter.app.Main} reads the command line, {@link
 * org.mailpromoter.app.AppModule} wires plugins, configuration, storage and engine together with
 * Guice. Nothing outside this module knows Guice.
 */
@NullMarked
package org.mailpromoter.app;

import org.jspecify.annotations.NullMarked;
