/**
 * The console: pages for people, made by the server. Each page calls one use case of the floor and
 * shows its answer; every page and every action works without a script.
 *
 * <p>A page is a record of what it shows (package of its screen) and a template of the same name
 * ({@code src/main/jte}). It knows neither a storage nor the other faces nor a command: {@link
 * org.mailpromoter.console.twin.CommandTwins} is what knows commands.
 */
@NullMarked
package org.mailpromoter.console;

import org.jspecify.annotations.NullMarked;
