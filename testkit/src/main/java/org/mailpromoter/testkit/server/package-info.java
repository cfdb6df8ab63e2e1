/** What servers that are started for a test have in common: a folder, ports, a certificate. */
@NullMarked
package org.mailpromoter.testkit.server;

import org.jspecify.annotations.NullMarked;
